import { useEffect, useState } from 'react';
import { useLab } from '#components/lab/index.ts';

/** Ten times a second is enough for a drawing in the text, however fast the cluster runs. */
const CALM_MS = 100;

/** The instant that is shown, virtual ms. Renders again when it or the log changed, but not more often than is calm. */
export function useCalmClock(): number {
  const { cluster } = useLab();
  const [{ nowMs }, setSeen] = useState(() => ({ nowMs: 0, logVersion: -1 }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      timer = undefined;
      const next = cluster.getState();
      setSeen((seen) => (seen.nowMs === next.nowMs && seen.logVersion === next.logVersion ? seen : next));
    };
    const stop = cluster.subscribe(() => {
      timer ??= setTimeout(take, CALM_MS);
    });
    take();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [cluster]);
  return nowMs;
}
