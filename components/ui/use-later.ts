'use client';

import { useEffect, useRef, useState } from 'react';

/**
 * A module that the page can be read without: fetched once the page stands.
 *
 * @returns null until it has arrived, and for good when it cannot be fetched
 */
export function useLater<T extends object>(load: () => Promise<T>, isWanted = true): T | null {
  const [loaded, setLoaded] = useState<T | null>(null);
  const latest = useRef(load);
  useEffect(() => {
    if (isWanted) latest.current().then(setLoaded, () => {});
  }, [isWanted]);
  return loaded;
}
