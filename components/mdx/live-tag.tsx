'use client';

import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from 'react';
import styles from './live-tag.module.css';

type Parts = typeof import('./live-parts.ts');

export type LiveTagProps = { readonly [K in keyof Parts]: { readonly part: K } & ComponentProps<Parts[K]> }[keyof Parts];

/** Keeps a place in the text, and fills it when the reader comes near: the page does not load it before. */
export function LiveTag({ part, ...props }: LiveTagProps) {
  const place = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<Parts>();
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) import('./live-parts.ts').then(setParts);
    });
    if (place.current !== null) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  // The union above pairs each part with its own props.
  const Part = parts?.[part] as ComponentType<object> | undefined;
  return (
    <div ref={place} className={styles['place']} data-part={part}>
      {Part && <Part {...props} />}
    </div>
  );
}
