'use client';

import { useStore } from 'zustand';
import { useLab, windowOf, zoomed } from '#components/lab/index.ts';
import { IconButton } from '#components/ui/index.ts';
import styles from './timeline-pane.module.css';

/** What the timeline shows: nearer, farther, everything, with now, small, as a table. */
export function TimelineTools() {
  const { view, cluster } = useLab();
  const follow = useStore(view, (state) => state.follow);
  const isDense = useStore(view, (state) => state.isDense);
  const isTableShown = useStore(view, (state) => state.isTableShown);

  function zoom(factor: number) {
    const { nowMs, headMs } = cluster.getState();
    view.setState(zoomed(windowOf(view.getState(), nowMs, headMs), factor, nowMs));
  }

  function followNow() {
    const { nowMs, headMs } = cluster.getState();
    const { fromMs, toMs } = windowOf(view.getState(), nowMs, headMs);
    view.setState({ follow: follow === 'pan' ? 'free' : 'pan', fromMs, spanMs: toMs - fromMs });
  }

  return (
    <div className={styles['tools']} role="toolbar" aria-label="Timeline view">
      <IconButton glyph="plus" label="Zoom in" onClick={() => zoom(0.6)} />
      <IconButton glyph="minus" label="Zoom out" onClick={() => zoom(1.7)} />
      <IconButton glyph="fit" label="Show the whole run" pressed={follow === 'fit'} onClick={() => view.setState({ follow: 'fit' })} />
      <IconButton glyph="follow" label="Keep now in sight" pressed={follow === 'pan'} onClick={followNow} />
      <IconButton glyph="dense" label="Small rows" pressed={isDense} onClick={() => view.setState({ isDense: !isDense })} />
      <IconButton
        glyph="table"
        label="Show as a table"
        pressed={isTableShown}
        onClick={() => view.setState({ isTableShown: !isTableShown })}
      />
    </div>
  );
}
