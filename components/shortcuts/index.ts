export { ShortcutList } from './shortcut-list.tsx';
export { ShortcutsDialog } from './shortcuts-dialog.tsx';
export { areSingleKeysOn } from './single-keys.ts';
