import { useEffect } from 'react';
import { areSingleKeysOn, ShortcutsDialog } from '#components/shortcuts/index.ts';
import { Palette } from './palette.tsx';
import type { Overlay } from './site-keys.tsx';

/** What lies over the page: one at a time. */
export function Overlays({ overlay, onClose }: { readonly overlay: Overlay; readonly onClose: () => void }) {
  const isRefused = overlay === 'shortcuts' && !areSingleKeysOn();
  useEffect(() => {
    if (isRefused) onClose();
  }, [isRefused, onClose]);
  if (isRefused) return null;
  return overlay === 'palette' ? <Palette onClose={onClose} /> : <ShortcutsDialog onClose={onClose} />;
}
