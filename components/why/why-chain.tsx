import { showInstant, useLab } from '#components/lab/index.ts';
import { formatRelative } from '#components/timeline/index.ts';
import type { WhyStep } from '#sim/index.ts';
import styles from './why-panel.module.css';

/** `Sun 29 Mar 02:00:00 UTC`: what the clock of the cluster showed. */
const clockText = (epochMs: number): string => `${new Date(epochMs).toUTCString().slice(0, -4)} UTC`;

function Instant({ atMs, startAtMs }: { readonly atMs: number; readonly startAtMs: number }) {
  const lab = useLab();
  return (
    <button
      type="button"
      className={styles['instant']}
      title={`Show this instant: ${clockText(startAtMs + atMs)}`}
      onClick={() => showInstant(lab, atMs)}
    >
      {formatRelative(atMs)}
    </button>
  );
}

/** Decisions, oldest first: when, what, by which field and rule. An instant shows the cluster as it was then. */
export function WhyChain({ steps, startAtMs }: { readonly steps: readonly WhyStep[]; readonly startAtMs: number }) {
  return (
    <ol className={styles['chain']} aria-label="Decisions, oldest first">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the chain
        <li key={index} data-decisive={step.isDecisive} aria-current={step.isDecisive ? 'step' : undefined}>
          {step.leftOut > 0 ? <p className={styles['left-out']}>{step.leftOut} more like these are left out.</p> : null}
          <Instant atMs={step.atMs} startAtMs={startAtMs} />
          <div className={styles['decision']}>
            <p>
              <span className={styles['subject']}>
                {step.subject.kind} {step.subject.name}
              </span>
              {step.text}
              {step.times > 1 ? (
                <span className={styles['again']}>
                  {' '}
                  {step.times} times, the last at <Instant atMs={step.lastAtMs} startAtMs={startAtMs} />
                </span>
              ) : null}
            </p>
            <p className={styles['grounds']}>
              {step.field === null ? null : (
                <code>
                  {step.field}
                  {step.value === null || step.value === '' ? '' : `: ${step.value}`}
                </code>
              )}
              <span>Rule {step.rule}</span>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
