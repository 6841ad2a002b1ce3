import { type RefObject, useEffect, useState } from 'react';
import { useCluster } from '#components/lab/index.ts';

/** Shorter lists are always there in full. */
const FEW = 60;
/** Rows beyond the edges of the screen, and the step in which the stretch moves. */
const SPARE = 5;

interface Stretch {
  readonly first: number;
  readonly end: number;
  readonly rowPx: number;
}

/**
 * Which rows of a long list to render. While time runs, its rows change faster than anybody reads: those out of sight are left
 * out, and space is kept for them. While time stands, all of them are there, to be read, searched and heard.
 *
 * @param list holds rows of one height, somewhere inside of what `data-scroller` marks
 */
export function useRowsInSight(list: RefObject<HTMLElement | null>, count: number) {
  const isRunning = useCluster((state) => state.playing) && count > FEW;
  const [{ first, end, rowPx }, setStretch] = useState<Stretch>({ first: 0, end: FEW, rowPx: 28 });

  useEffect(() => {
    const scroller = list.current?.closest('[data-scroller]');
    if (!isRunning || !scroller) return;
    const measure = () => {
      const row = list.current?.firstElementChild;
      if (!list.current || !row) return;
      const heightPx = row.clientHeight || 28;
      const abovePx = scroller.getBoundingClientRect().top - list.current.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(abovePx / heightPx / SPARE - 1) * SPARE);
      const end = Math.max(first, Math.ceil((abovePx + scroller.clientHeight) / heightPx / SPARE + 1) * SPARE);
      setStretch((before) => (before.first === first && before.end === end ? before : { first, end, rowPx: heightPx }));
    };
    measure();
    scroller.addEventListener('scroll', measure, { passive: true });
    return () => scroller.removeEventListener('scroll', measure);
  }, [list, isRunning]);

  if (!isRunning) return { first: 0, end: count, abovePx: 0, belowPx: 0 };
  const start = Math.min(first, count);
  return { first: start, end, abovePx: start * rowPx, belowPx: Math.max(0, count - end) * rowPx };
}
