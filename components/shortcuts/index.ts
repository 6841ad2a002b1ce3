export { ShortcutList } from './shortcut-list.tsx';
export { ShortcutsDialog } from './shortcuts-dialog.tsx';
