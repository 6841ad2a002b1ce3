import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { showInstant, type TimelineLog, useCluster, useLab } from '#components/lab/index.ts';
import { formatRelative, type LaneLabel, loadTimeline } from '#components/timeline/index.ts';
import type { Branch } from '#sim/index.ts';
import { compareRuns, type Difference } from './compare-runs.ts';
import styles from './tracks.module.css';

const MOST_TOLD = 30;
/** Differences are looked for again after this much real time: the run goes on meanwhile. */
const REFRESH_MS = 1000;

/** What differs between a branch and the run on screen, looked at now and then. */
function useDifferences(log: TimelineLog, branch: Branch): readonly Difference[] {
  const lab = useLab();
  const version = useStore(lab.run, (state) => state.tracksVersion);
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  useEffect(() => {
    let last = '';
    const compare = () => {
      const { headMs, logVersion } = lab.cluster.getState();
      const key = `${version} ${logVersion}`;
      if (key === last) return;
      last = key;
      setDifferences(compareRuns(log, lab.log, Math.min(branch.headMs, headMs)));
    };
    compare();
    const timer = setInterval(compare, REFRESH_MS);
    return () => clearInterval(timer);
  }, [lab, log, branch, version]);
  return differences;
}

function sentenceOf({ kind, name, atMs, what }: Difference, branch: string): string {
  const where = { 'only here': `only in ${branch}`, 'only there': 'only in the run above', 'another course': 'goes another way' };
  return `${formatRelative(atMs)} ${kind} ${name} ${where[what]}`;
}

function Track({ branch, log }: { readonly branch: Branch; readonly log: TimelineLog }) {
  const lab = useLab();
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const nowLine = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<readonly LaneLabel[]>([]);
  const differences = useDifferences(log, branch);
  const marks = useRef<ReadonlyMap<number, number>>(new Map());
  marks.current = useMemo(() => new Map(differences.map(({ object, atMs }) => [object, atMs])), [differences]);

  const redraw = useRef(() => {});
  useEffect(() => {
    if (!scroller.current || !content.current || !canvas.current || !nowLine.current) return;
    const source = {
      ...lab,
      log,
      scaleOf: lab.log,
      other: { headMs: () => branch.headMs, differences: () => marks.current },
    };
    const elements = { scroller: scroller.current, content: content.current, canvas: canvas.current, axis: null, nowLine: nowLine.current };
    let isOver = false;
    let stop = () => {};
    loadTimeline().then(({ mountTimeline }) => {
      if (isOver) return;
      const renderer = mountTimeline(source, elements, setLabels);
      redraw.current = renderer.redraw;
      stop = renderer.dispose;
    }, lab.playback.fail);
    return () => {
      isOver = true;
      stop();
    };
  }, [lab, log, branch]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other differences are drawn anew
  useEffect(() => redraw.current(), [differences]);

  return (
    <section className={styles['track']} aria-label={`Branch ${branch.name}`}>
      <header className={styles['header']}>
        <b>{branch.name}</b>
        <span>
          {differences.length === 0
            ? 'no difference so far'
            : `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'} from ${formatRelative(differences[0]?.atMs ?? 0)}`}
        </span>
        <button type="button" onClick={() => lab.client.send({ type: 'switchBranch', branch: branch.id })}>
          Switch
        </button>
      </header>
      <div className={styles['body']} ref={scroller}>
        <div ref={content} className={styles['content']}>
          <div className={styles['viewport']}>
            <canvas ref={canvas} className={styles['canvas']} />
            <div ref={nowLine} className={styles['now']} hidden />
          </div>
          <div className={styles['lanes']} aria-hidden="true">
            {labels.map((label) => (
              <span key={label.uid} style={{ top: label.topPx, paddingLeft: 12 + label.depth * 12 }} title={label.name}>
                {label.shortName}
              </span>
            ))}
          </div>
        </div>
      </div>
      {differences.length === 0 ? null : (
        <details className={styles['told']}>
          <summary>Differences as text</summary>
          <ul>
            {differences.slice(0, MOST_TOLD).map((each) => (
              <li key={`${each.what} ${each.kind} ${each.name}`}>
                <button type="button" onClick={() => showInstant(lab, each.atMs)}>
                  {sentenceOf(each, branch.name)}
                </button>
              </li>
            ))}
          </ul>
          {differences.length > MOST_TOLD ? <p>And {differences.length - MOST_TOLD} more.</p> : null}
        </details>
      )}
    </section>
  );
}

/** The other branches, on the scale of the run above, with what differs marked. */
export function Tracks() {
  const { run } = useLab();
  const others = useStore(run, (state) => state.others);
  const tracks = useStore(run, (state) => state.tracks);
  const hasFrame = useCluster((state) => state.hasFrame);
  if (!hasFrame || others.length === 0) return null;
  return (
    <div className={styles['tracks']}>
      {others.map((branch) => {
        const log = tracks.get(branch.id);
        return log === undefined ? null : <Track key={branch.id} branch={branch} log={log} />;
      })}
    </div>
  );
}
