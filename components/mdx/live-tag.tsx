'use client';

import { type ComponentProps, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { Decide } from './decide.tsx';
import type { Lifecycle } from './lifecycle.tsx';
import styles from './live-tag.module.css';
import type { Waves } from './waves.tsx';

/** Parts of a lesson that come with their first use: a page loads none of them before they are near. */
const parts = {
  Decide: lazy(() => import('./decide.tsx').then((part) => ({ default: part.Decide }))),
  Lifecycle: lazy(() => import('./lifecycle.tsx').then((part) => ({ default: part.Lifecycle }))),
  Waves: lazy(() => import('./waves.tsx').then((part) => ({ default: part.Waves }))),
};

export type LiveTagProps =
  | ({ readonly part: 'Decide' } & ComponentProps<typeof Decide>)
  | ({ readonly part: 'Lifecycle' } & ComponentProps<typeof Lifecycle>)
  | ({ readonly part: 'Waves' } & ComponentProps<typeof Waves>);

/** Keeps a place in the text, and fills it when the reader comes near. */
export function LiveTag({ part, ...props }: LiveTagProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setIsNear(true), {
      rootMargin: '400px',
    });
    if (place.current !== null) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  // The union above pairs each part with its own props.
  const Part = parts[part] as ComponentType<object>;
  const filled: ReactNode = isNear ? <Part {...props} /> : null;
  return (
    <div ref={place} className={styles['place']} data-part={part}>
      <Suspense fallback={null}>{filled}</Suspense>
    </div>
  );
}
