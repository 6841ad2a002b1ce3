import type * as Monaco from 'monaco-editor/editor';

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/**
 * Tab indents, so it cannot leave the editor: after Escape it does, until something else is typed.
 *
 * @param tell whether the way out is open, whenever that changed
 */
export function openWayOut(editor: Monaco.editor.ICodeEditor, tell: (isOpen: boolean) => void): Monaco.IDisposable {
  let isOpen = false;
  function set(next: boolean) {
    if (next === isOpen) return;
    isOpen = next;
    editor.updateOptions({ tabFocusMode: next });
    tell(next);
  }
  const keys = editor.onKeyDown(({ browserEvent: { key } }) => {
    if (key === 'Escape') set(true);
    else if (key !== 'Tab' && !MODIFIERS.has(key)) set(false);
  });
  const blur = editor.onDidBlurEditorWidget(() => set(false));
  return {
    dispose() {
      keys.dispose();
      blur.dispose();
    },
  };
}
