'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import styles from './site-header.module.css';

/** Each with the first part of the addresses below it, where that is another. */
const PLACES = [
  { href: '/lessons', name: 'Course', also: '/scenarios' },
  { href: '/questions', name: 'Questions' },
  { href: '/playground', name: 'Playground' },
  { href: '/reference', name: 'Reference' },
] as const;

/** The parts of the site; the one that is open is marked. */
export function SiteNav() {
  const path = `${usePathname()}/`;
  return (
    <nav aria-label="Site" className={styles['nav']}>
      {PLACES.map(({ href, name, ...place }) => {
        const isHere = path.startsWith(`${href}/`) || ('also' in place && path.startsWith(`${place.also}/`));
        return (
          <Link key={href} href={href} prefetch={false} aria-current={isHere ? (path === `${href}/` ? 'page' : 'true') : undefined}>
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
