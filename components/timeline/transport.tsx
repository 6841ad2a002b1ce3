'use client';

import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useCluster, useLab } from '#components/lab/index.ts';
import { IconButton } from '#components/ui/index.ts';
import { formatClock, formatWallClock } from './format-time.ts';
import styles from './transport.module.css';

const SPEEDS = [1, 2, 5, 10, 60, 300, 1000, 10_000, 100_000];

function Clock() {
  const seconds = useCluster((state) => Math.floor(state.nowMs / 1000));
  const startAtMs = useCluster((state) => state.startAtMs);
  return (
    <p className={styles['clock']}>
      <span className="visually-hidden">Time since the start</span>
      <time className={styles['relative']}>{formatClock(seconds * 1000)}</time>
      <span className={styles['wall']}>{startAtMs === 0 ? '' : `${formatWallClock(startAtMs + seconds * 1000)} UTC`}</span>
    </p>
  );
}

function Scrubber() {
  const { playback } = useLab();
  const nowMs = useCluster((state) => Math.round(state.nowMs / 100) * 100);
  const headMs = useCluster((state) => Math.max(1, Math.ceil(state.headMs / 100) * 100));
  const end = () => playback.send({ type: 'seekEnded' });
  return (
    <input
      type="range"
      className={styles['scrubber']}
      aria-label="Instant shown"
      aria-valuetext={formatClock(nowMs)}
      min={0}
      max={headMs}
      step={100}
      value={Math.min(nowMs, headMs)}
      style={{ '--done': `${(nowMs / headMs) * 100}%` } as React.CSSProperties}
      onChange={(event) => playback.send({ type: 'seek', atMs: Number(event.target.value) })}
      onPointerUp={end}
      onKeyUp={end}
      onBlur={() => playback.store.getState().mode === 'seeking' && end()}
    />
  );
}

/** The hand on virtual time. The same on every page that has a cluster. */
export function Transport({ tools }: { readonly tools?: ReactNode }) {
  const { playback, cluster } = useLab();
  const { mode, speed, error } = useStore(playback.store);
  const isPast = useCluster((state) => state.nowMs < state.headMs - 50);
  const isPlaying = mode === 'playing' || mode === 'running';

  function goTo(atMs: number) {
    playback.send({ type: 'seek', atMs });
    playback.send({ type: 'seekEnded' });
  }

  return (
    <div className={styles['transport']} role="toolbar" aria-label="Transport" onPointerEnter={playback.warmUp} onFocus={playback.warmUp}>
      <IconButton glyph="toStart" label="Go to the start" onClick={() => goTo(0)} className={styles['optional']} />
      <IconButton
        primary
        glyph={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? 'Pause' : 'Play'}
        onClick={() => playback.send({ type: isPlaying ? 'pause' : 'play' })}
      />
      <IconButton glyph="step" label="Step to the next change" onClick={() => playback.send({ type: 'step' })} />
      <IconButton
        glyph="toEnd"
        label="Go to the newest instant"
        disabled={!isPast}
        onClick={() => goTo(cluster.getState().headMs)}
        className={styles['optional']}
      />
      <select
        className={styles['speed']}
        aria-label="Speed"
        value={speed}
        onChange={(event) => playback.send({ type: 'speedChosen', speed: Number(event.target.value) })}
      >
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {each}×
          </option>
        ))}
      </select>
      <Clock />
      <Scrubber />
      <span className={styles['past']} data-past={isPast}>
        {isPast ? 'Past' : 'Live'}
      </span>
      {tools}
      {error === null ? null : <p role="alert">{error}</p>}
    </div>
  );
}
