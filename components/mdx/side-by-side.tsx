import { formatRelative } from '#components/timeline/index.ts';
import { FoldedTable } from '#components/ui/index.ts';
import type { ComparedJob, ComparedRun } from '#sim/index.ts';
import figure from './live-figure.module.css';
import styles from './side-by-side.module.css';
import { TimeAxis } from './time-axis.tsx';

const SLOT_PX = 22;
const ROW_PX = 20;
const GLYPHS: Readonly<Record<ComparedJob['end'], string>> = { complete: '✓', failed: '✕', deleted: '✂', running: '' };

const SLOT_SIGNS = ['◆ a slot that got its Job', '◇ a slot that got none'];
const JOB_SIGNS = ['✓ complete', '✕ failed', '✂ deleted'];

interface SideBySideProps {
  /** The manifest that was played. */
  readonly file: string;
  /** The field whose value differs. */
  readonly path: string;
  readonly minutes: number;
  readonly runs: readonly ComparedRun[];
}

/** Jobs in as few rows as never lie on each other. */
function inRows(jobs: readonly ComparedJob[]): readonly (ComparedJob & { readonly row: number })[] {
  const freeAtMs: number[] = [];
  return jobs.map((job) => {
    const free = freeAtMs.findIndex((atMs) => atMs <= job.fromMs);
    const row = free < 0 ? freeAtMs.length : free;
    freeAtMs[row] = job.toMs;
    return { ...job, row };
  });
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What one value led to, in a sentence. */
function factsOf({ jobs, slots, mostAtOnce }: ComparedRun): string {
  const missed = slots.filter(({ startedAtMs }) => startedAtMs === null).length;
  const deleted = jobs.filter(({ end }) => end === 'deleted').length;
  return [
    plural(jobs.length, 'Job'),
    `at most ${mostAtOnce} at once`,
    ...(missed > 0 ? [`${plural(missed, 'slot')} without a Job`] : []),
    ...(deleted > 0 ? [`${deleted} deleted before the end`] : []),
  ].join(', ');
}

function Strip({ run, spanMs }: { readonly run: ComparedRun; readonly spanMs: number }) {
  const jobs = inRows(run.jobs);
  const rows = Math.max(1, ...jobs.map(({ row }) => row + 1));
  const share = (ms: number) => `${(ms / spanMs) * 100}%`;
  const top = run.slots.length > 0 ? SLOT_PX : 4;
  const heightPx = top + rows * ROW_PX + 4;
  return (
    <svg role="img" aria-label={`${run.value}: ${factsOf(run)}`} width="100%" height={heightPx}>
      {run.slots.map(({ atMs, startedAtMs }) => (
        <g key={atMs} data-started={startedAtMs !== null}>
          <line className={figure['rule']} x1={share(atMs)} x2={share(atMs)} y1={SLOT_PX - 4} y2={heightPx} />
          <svg x={share(atMs)} y="11" aria-hidden="true" className={styles['slot']}>
            <path d="M0 -6 L6 0 L0 6 L-6 0 z" />
          </svg>
        </g>
      ))}
      {jobs.map(({ name, fromMs, toMs, end, row }) => (
        <g key={name} data-state={end === 'complete' ? 'succeeded' : end}>
          <title>{`${name}: ${formatRelative(fromMs)} to ${formatRelative(toMs)}, ${end}`}</title>
          <rect
            className={figure['bar']}
            x={share(fromMs)}
            y={top + row * ROW_PX + 1}
            width={share(toMs - fromMs)}
            height={ROW_PX - 4}
            rx="3"
          />
          <text className={figure['glyph']} x={share(fromMs)} dx="6" y={top + row * ROW_PX + 13}>
            {GLYPHS[end]}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Facts({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const count = (jobs: readonly ComparedJob[], end: ComparedJob['end']) => jobs.filter((job) => job.end === end).length;
  return (
    <FoldedTable summary="As a table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables scroll */}
      <section className={styles['scroll']} tabIndex={0} aria-label="Table">
        <table>
          <thead>
            <tr>
              <th>Value</th>
              <th>Slots</th>
              <th>Jobs</th>
              <th>At once</th>
              <th>Complete</th>
              <th>Failed</th>
              <th>Deleted</th>
              <th>Running</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ value, jobs, slots, mostAtOnce }) => (
              <tr key={value}>
                <td>{value}</td>
                <td>{slots.length}</td>
                <td>{jobs.length}</td>
                <td>{mostAtOnce}</td>
                <td>{count(jobs, 'complete')}</td>
                <td>{count(jobs, 'failed')}</td>
                <td>{count(jobs, 'deleted')}</td>
                <td>{count(jobs, 'running')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </FoldedTable>
  );
}

/** The same manifest with several values of one field, played when the page was built, drawn under each other. */
export function SideBySide({ file, path, minutes, runs }: SideBySideProps) {
  const spanMs = minutes * 60_000;
  const hasSlots = runs.some(({ slots }) => slots.length > 0);
  return (
    <figure className={figure['figure']} aria-label={`${file} with each ${path}`}>
      <figcaption>
        <span>
          <code>{file}</code> for {plural(minutes, 'minute')}, with each <code>{path.split('.').at(-1)}</code>
        </span>
      </figcaption>
      {runs.map((run) => (
        <div key={run.value} className={styles['run']}>
          <p>
            <b>{run.value}</b> <span>{factsOf(run)}</span>
          </p>
          <Strip run={run} spanMs={spanMs} />
        </div>
      ))}
      <TimeAxis spanMs={spanMs} />
      <ul className={styles['legend']} aria-label="Signs">
        {(hasSlots ? [...SLOT_SIGNS, ...JOB_SIGNS] : JOB_SIGNS).map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
      <Facts runs={runs} />
    </figure>
  );
}
