'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { useStore } from 'zustand';
import { DEFAULT_SHARES, type LayoutStore, resizePane, type SizedPane } from './layout-store.ts';
import styles from './separator.module.css';

interface SeparatorProps {
  readonly layout: LayoutStore;
  readonly pane: SizedPane;
  /** `x` moves left and right. */
  readonly axis: 'x' | 'y';
  /** 1 when the pane grows as the pointer moves right or down, else -1. */
  readonly direction: 1 | -1;
}

const KEY_SHARE = 0.02;

/** The line between two panes: drag it, move it with the arrow keys, double-click for the usual size. */
export function Separator({ layout, pane, axis, direction }: SeparatorProps) {
  const share = useStore(layout, (state) => state.shares[pane]);

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const line = event.currentTarget;
    const area = line.parentElement?.getBoundingClientRect();
    if (area === undefined) return;
    const lengthPx = axis === 'x' ? area.width : area.height;
    const startPx = axis === 'x' ? event.clientX : event.clientY;
    line.setPointerCapture(event.pointerId);
    line.onpointermove = (move) => {
      const movedPx = (axis === 'x' ? move.clientX : move.clientY) - startPx;
      resizePane(layout, pane, share + (direction * movedPx) / lengthPx);
    };
    line.onlostpointercapture = () => {
      line.onpointermove = null;
    };
  }

  function onKeyDown(event: KeyboardEvent) {
    const [less, more] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    resizePane(layout, pane, share + (event.key === more ? direction : -direction) * KEY_SHARE);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget; <hr> is not
    <div
      role="separator"
      tabIndex={0}
      aria-label={`Size of ${pane}`}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className={styles[axis]}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resizePane(layout, pane, DEFAULT_SHARES[pane])}
    />
  );
}
