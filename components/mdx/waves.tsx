'use client';

import { useLab } from '#components/lab/index.ts';
import { useCalmClock } from '#components/lifecycle/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import { FoldedTable } from '#components/ui/index.ts';
import { countStates, layoutWaves, type WavePod, type WaveState, type Waves as WavesLayout } from './layout-waves.ts';
import styles from './live-figure.module.css';
import { TimeAxis } from './time-axis.tsx';

const ROW_PX = 24;
const HEAD_PX = 22;
const GLYPHS: Readonly<Record<WaveState, string>> = { waiting: '…', running: '', succeeded: '✓', failed: '✕', deleted: '✂' };
/** Beyond these, labels of waves would lie on each other. */
const MOST_LABELS = 8;

interface PodBarProps {
  readonly pod: WavePod;
  readonly layout: WavesLayout;
  readonly share: (atMs: number) => string;
}

function PodBar({ pod, layout, share }: PodBarProps) {
  const y = HEAD_PX + pod.row * ROW_PX + 2;
  const endMs = pod.endedAtMs ?? layout.toMs;
  const startMs = pod.startedAtMs ?? endMs;
  const width = (fromMs: number, toMs: number) => share(layout.fromMs + Math.max(0, toMs - fromMs));
  return (
    <g data-state={pod.state}>
      <rect
        className={styles['before']}
        x={share(pod.createdAtMs)}
        y={y + 4}
        width={width(pod.createdAtMs, startMs)}
        height={ROW_PX - 12}
      />
      <rect className={styles['bar']} x={share(startMs)} y={y} width={width(startMs, endMs)} height={ROW_PX - 4} rx="3" />
      <text className={styles['glyph']} x={share(startMs)} dx="5" y={y + 14}>
        {GLYPHS[pod.state]}
      </text>
    </g>
  );
}

function WaveTable({ layout }: { readonly layout: WavesLayout }) {
  return (
    <FoldedTable summary="As a table">
      <table>
        <thead>
          <tr>
            <th>Wave</th>
            <th>Pods</th>
            <th>From</th>
            <th>To</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {layout.waves.map(({ fromMs, toMs, pods }, index) => (
            <tr key={fromMs}>
              <td>{index + 1}</td>
              <td>{pods.length}</td>
              <td>{formatRelative(fromMs - layout.fromMs)}</td>
              <td>{toMs === null ? 'not over' : formatRelative(toMs - layout.fromMs)}</td>
              <td>{countStates(pods)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </FoldedTable>
  );
}

/** The pods of a Job in the reader's cluster: who runs beside whom, who starts after whom. */
export function Waves({ job }: { readonly job: string }) {
  const { log } = useLab();
  const layout = layoutWaves(log, job, useCalmClock());
  if (layout === null) {
    return (
      <figure className={styles['figure']} aria-label={`Waves of Job ${job}`}>
        <p className={styles['empty']}>
          Nothing to draw yet. When the Job <b>{job}</b> runs in this cluster, its pods appear here.
        </p>
      </figure>
    );
  }
  const pods = layout.waves.flatMap((wave) => wave.pods);
  const spanMs = Math.max(layout.toMs - layout.fromMs, 1_000) * 1.02;
  const share = (atMs: number) => `${((atMs - layout.fromMs) / spanMs) * 100}%`;
  const heightPx = HEAD_PX + Math.max(1, layout.rows) * ROW_PX;
  const count = `${layout.waves.length} ${layout.waves.length === 1 ? 'wave' : 'waves'}`;
  const summary = pods.length === 0 ? 'no pods yet' : `${count}, ${pods.length} pods: ${countStates(pods)}`;
  return (
    <figure className={styles['figure']} aria-label={`Waves of Job ${job}`}>
      <figcaption>
        <b>Job {job}</b> <span>{summary}</span>
      </figcaption>
      <svg role="img" aria-label={`Pods of Job ${job} over time: ${summary}`} width="100%" height={heightPx}>
        {layout.waves.length > MOST_LABELS
          ? null
          : layout.waves.map(({ fromMs }, index) => (
              <g key={fromMs}>
                <line className={styles['rule']} x1={share(fromMs)} x2={share(fromMs)} y1="0" y2={heightPx} />
                <text className={styles['label']} x={share(fromMs)} dx="4" y="13">
                  {index === 0 ? `Wave ${index + 1}` : index + 1}
                </text>
              </g>
            ))}
        {pods.map((pod) => (
          <PodBar key={pod.name} pod={pod} layout={layout} share={share} />
        ))}
      </svg>
      <TimeAxis spanMs={spanMs} />
      <WaveTable layout={layout} />
    </figure>
  );
}
