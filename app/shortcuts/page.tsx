import type { Metadata } from 'next';
import { ShortcutList } from '#components/shortcuts/index.ts';

export const metadata: Metadata = {
  title: 'Keyboard shortcuts',
  description: 'Every key that the site answers: search, panes, editor, timeline and terminal.',
};

export default function ShortcutsPage() {
  return (
    <main className="document">
      <h1>Keyboard shortcuts</h1>
      <p>On a Mac, Ctrl is Cmd except in the terminal. Everything can also be done with Tab, the arrow keys and Enter.</p>
      <ShortcutList />
    </main>
  );
}
