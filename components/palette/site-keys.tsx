'use client';

import { useEffect, useState } from 'react';
import { IconButton, useLater } from '#components/ui/index.ts';
import { siteKeyOf } from './keys.ts';

export type Overlay = 'palette' | 'shortcuts';

/**
 * One opening of an overlay. A dialog tells that it has closed a moment after it has; the key that opens the next one may
 * come between the two, so an overlay only ever closes its own opening.
 */
interface Opening {
  readonly id: number;
  readonly kind: Overlay;
}

let openings = 0;

function openingOf(kind: Overlay): Opening {
  openings += 1;
  return { id: openings, kind };
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The search button of the header, and the keys that work everywhere. What they do is fetched when they are first used. */
export function SiteKeys() {
  const [overlay, setOverlay] = useState<Opening | null>(null);
  const later = useLater(() => import('./overlays.tsx'), overlay !== null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = siteKeyOf(event, isField(event.target));
      if (key === null || event.defaultPrevented) return;
      if (key !== 'leave' && key !== 'shortcuts') event.preventDefault();
      if (key === 'palette' || key === 'shortcuts') setOverlay(openingOf(key));
      else if (key !== 'nothing') void import('./page-keys.ts').then(({ onPageKey }) => onPageKey(key));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <IconButton glyph="search" label="Search (Ctrl+K)" onClick={() => setOverlay(openingOf('palette'))} />
      {later === null || overlay === null ? null : (
        <later.Overlays
          key={overlay.id}
          overlay={overlay.kind}
          onClose={() => setOverlay((current) => (current?.id === overlay.id ? null : current))}
        />
      )}
    </>
  );
}
