import { formatRelative } from '#components/timeline/index.ts';
import styles from './live-figure.module.css';

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400].map((seconds) => seconds * 1000);
const MOST_TICKS = 5;

/** Instants under a drawing, from its beginning on. */
export function TimeAxis({ spanMs }: { readonly spanMs: number }) {
  const stepMs = STEPS_MS.find((step) => spanMs / step <= MOST_TICKS) ?? spanMs;
  const ticks = Array.from({ length: Math.floor(spanMs / stepMs) + 1 }, (_, index) => index * stepMs);
  return (
    <svg className={styles['axis']} width="100%" height="18" aria-hidden="true">
      {ticks.map((atMs) => {
        const x = `${(atMs / spanMs) * 100}%`;
        const isLast = atMs / spanMs > 0.94;
        return (
          <g key={atMs}>
            <line x1={x} x2={x} y1="0" y2="4" />
            <text x={x} y="15" textAnchor={atMs === 0 ? 'start' : isLast ? 'end' : 'middle'}>
              {formatRelative(atMs)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
