'use client';

import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '#components/ui/index.ts';
import { type LayoutStore, type SizedPane, togglePane } from './layout-store.ts';
import styles from './pane.module.css';

interface PaneProps {
  readonly layout: LayoutStore;
  readonly pane: SizedPane;
  readonly title: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A pane with a header; collapsed, only the header is left. What is inside stays as it is. */
export function Pane({ layout, pane, title, className, children }: PaneProps) {
  const isCollapsed = useStore(layout, (state) => state.collapsed[pane] === true);
  return (
    <section className={`${styles['pane']} ${className ?? ''}`} data-pane={pane} data-collapsed={isCollapsed} aria-label={title}>
      <div className={styles['header']}>
        <p className={styles['title']}>{title}</p>
        <IconButton
          glyph="chevron"
          label={isCollapsed ? `Open ${title}` : `Collapse ${title}`}
          expanded={!isCollapsed}
          onClick={() => togglePane(layout, pane)}
          className={styles['toggle']}
        />
      </div>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
