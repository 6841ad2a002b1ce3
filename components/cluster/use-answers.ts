import { useEffect, useRef, useState } from 'react';
import { type LabSession, useLab } from '#components/lab/index.ts';

const REFRESH_MS = 300;

/**
 * Asks the simulator again after every change of the cluster, a few times a second at most.
 *
 * @param ask is called with the lab; what it asks about is told by `key`
 * @returns the last answer, null before the first
 */
export function useAnswers<T>(key: string, ask: (lab: LabSession) => Promise<T>): T | null {
  const lab = useLab();
  const [answer, setAnswer] = useState<T | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked about
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = async () => {
      timer = null;
      const next = await latest.current(lab);
      if (!isOver) setAnswer(next);
    };
    void read();
    const stop = lab.cluster.subscribe((state, before) => {
      if (state.rows !== before.rows || state.events !== before.events) timer ??= setTimeout(read, REFRESH_MS);
    });
    return () => {
      isOver = true;
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [lab, key]);
  return answer;
}
