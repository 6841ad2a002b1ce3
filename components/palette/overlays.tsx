import { ShortcutsDialog } from '#components/shortcuts/index.ts';
import { Palette } from './palette.tsx';
import type { Overlay } from './site-keys.tsx';

/** What lies over the page: one at a time. */
export function Overlays({ overlay, onClose }: { readonly overlay: Overlay; readonly onClose: () => void }) {
  return overlay === 'palette' ? <Palette onClose={onClose} /> : <ShortcutsDialog onClose={onClose} />;
}
