'use client';

import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type LabSession, toggleFold, useLab, useScreen } from '#components/lab/index.ts';
import { Glyph, useLater } from '#components/ui/index.ts';
import type { TimelineNote } from './draw-timeline.ts';
import type { LaneLabel } from './lane-labels.ts';
import { loadTimeline } from './load-timeline.ts';
import { seekByKey } from './seek-by-key.ts';
import styles from './timeline-pane.module.css';
import { TimelineTools } from './timeline-tools.tsx';

const INDENT_PX = 12;

const Label = memo(({ label }: { readonly label: LaneLabel }) => {
  const lab = useLab();
  const isSelected = useScreen((state) => state.selectedUid === label.uid);
  return (
    <div className={styles['label']} style={{ top: label.topPx, paddingLeft: 8 + label.depth * INDENT_PX }} data-selected={isSelected}>
      {label.hasChildren ? (
        <button
          type="button"
          className={styles['fold']}
          aria-expanded={!label.isFolded}
          aria-label={`Dependants of ${label.name}`}
          onClick={() => toggleFold(lab.view, label.object, label.isFolded)}
        >
          <Glyph name="chevron" />
        </button>
      ) : null}
      <button
        type="button"
        className={styles['name']}
        aria-pressed={isSelected}
        aria-label={`${label.kind} ${label.name}`}
        title={`${label.kind} ${label.name}`}
        onClick={() => lab.screen.setState({ selectedUid: isSelected ? null : label.uid })}
      >
        {label.depth === 0 ? <span className={styles['kind']}>{label.kind}</span> : null}
        {label.shortName}
      </button>
    </div>
  );
});

interface TimelinePaneProps {
  /** Other runs, under this one. */
  readonly tracks?: ReactNode;
  /** What was thrown at the cluster. */
  readonly notes?: ((lab: LabSession) => readonly TimelineNote[]) | undefined;
}

/** The run as bars over time, with the same facts as a table. The transport is separate: it has its own place. */
export function TimelinePane({ tracks = null, notes }: TimelinePaneProps) {
  const lab = useLab();
  const scroller = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const nowLine = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<readonly LaneLabel[]>([]);
  const isDense = useStore(lab.view, (view) => view.isDense);
  const table = useLater(() => import('./timeline-table.tsx'));
  const isTableShown = useStore(lab.view, (view) => view.isTableShown);

  useEffect(() => {
    if (!scroller.current || !content.current || !canvas.current || !axis.current || !nowLine.current || !stage.current) return;
    const elements = {
      scroller: scroller.current,
      content: content.current,
      canvas: canvas.current,
      axis: axis.current,
      nowLine: nowLine.current,
    };
    const source = notes === undefined ? lab : { ...lab, notes: () => notes(lab) };
    const surface = stage.current;
    let isOver = false;
    let stop = () => {};
    loadTimeline().then(({ mountTimeline, listenToGestures }) => {
      if (isOver) return;
      const renderer = mountTimeline(source, elements, setLabels);
      const stopListening = listenToGestures(surface, lab, renderer);
      stop = () => {
        stopListening();
        renderer.dispose();
      };
    }, lab.playback.fail);
    return () => {
      isOver = true;
      stop();
    };
  }, [lab, notes]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target === scroller.current && seekByKey(lab, event.key, event.shiftKey)) event.preventDefault();
  }

  return (
    <div className={styles['pane']} data-dense={isDense}>
      <div className={styles['top']}>
        <TimelineTools />
        <div className={styles['axis']} aria-hidden="true">
          <canvas ref={axis} className={styles['canvas']} />
        </div>
      </div>
      <section
        ref={scroller}
        className={styles['scroller']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its keys move through time
        tabIndex={0}
        aria-label="Timeline: arrow keys move through time"
        onKeyDown={onKeyDown}
      >
        <div ref={content} className={styles['content']}>
          <div className={styles['viewport']}>
            <div ref={stage} className={styles['stage']}>
              <canvas ref={canvas} className={styles['canvas']} />
              <div ref={nowLine} className={styles['now']} hidden />
            </div>
          </div>
          <div className={styles['lanes']}>{isDense ? null : labels.map((label) => <Label key={label.uid} label={label} />)}</div>
        </div>
        {labels.length === 0 ? <p className={styles['empty']}>Nothing has run yet. Apply a manifest and its pods appear here.</p> : null}
      </section>
      {tracks}
      {table && <table.TimelineTable isShown={isTableShown} />}
    </div>
  );
}
