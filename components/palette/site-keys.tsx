'use client';

import { useEffect, useState } from 'react';
import { IconButton, useLater } from '#components/ui/index.ts';
import { siteKeyOf } from './keys.ts';

export type Overlay = 'palette' | 'shortcuts';

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The search button of the header, and the keys that work everywhere. What they do is fetched when they are first used. */
export function SiteKeys() {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const later = useLater(() => import('./overlays.tsx'), overlay !== null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = siteKeyOf(event, isField(event.target));
      if (key === null || event.defaultPrevented) return;
      if (key !== 'leave' && key !== 'shortcuts') event.preventDefault();
      if (key === 'palette' || key === 'shortcuts') setOverlay(key);
      else if (key !== 'nothing') void import('./page-keys.ts').then(({ onPageKey }) => onPageKey(key));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <IconButton glyph="search" label="Search (Ctrl+K)" onClick={() => setOverlay('palette')} />
      {later === null || overlay === null ? null : <later.Overlays overlay={overlay} onClose={() => setOverlay(null)} />}
    </>
  );
}
