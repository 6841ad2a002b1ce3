import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './site-header.module.css';
import { SiteNav } from './site-nav.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The bar on top of every page; `children` stand at its end, before the theme. */
export function SiteHeader({ children }: { readonly children: ReactNode }) {
  return (
    <header className={styles['header']} data-site-header>
      <Link href="/" className={styles['brand']} prefetch={false}>
        <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true" fill="currentColor">
          <rect x="0" y="1" width="3.4" height="14" rx="1.2" />
          <rect x="5.4" y="1" width="3.4" height="14" rx="1.2" />
          <rect x="14.6" y="1" width="3.4" height="14" rx="1.2" />
        </svg>
        <span>Backoff</span>
      </Link>
      <SiteNav />
      {children}
      <ThemeToggle />
    </header>
  );
}
