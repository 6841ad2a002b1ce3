import { onThemeChange, typeScale } from '#components/ui/index.ts';
import type { ManifestProblem } from '#sim/index.ts';
import { Echoes } from './echoes.ts';
import { setUpMonaco } from './monaco-setup.ts';
import { openWayOut } from './monaco-way-out.ts';
import { fixesOn } from './quick-fixes.ts';

export interface MonacoHandle {
  /** Shows a file; its text is replaced only when it differs from what is there. */
  show(path: string, text: string): void;
  mark(path: string, problems: readonly ManifestProblem[]): void;
  /** Lines and columns count from 1. */
  goTo(position: { readonly line: number; readonly column: number }): void;
  /** Lays the text out anew; one step for undo. */
  format(): void;
  /** Takes focus and selection over from the plain editor; offsets count from 0. */
  takeOver(selectionStart: number, selectionEnd: number): void;
  dispose(): void;
}

interface Listener {
  /** Whether the next Tab leaves the editor, whenever that changed. */
  readonly onWayOut: (isOpen: boolean) => void;
  readonly onEdit: (path: string, text: string) => void;
  readonly onApply: () => void;
}

const OWNER = 'api-server';

const typeSize = () => ({ fontSize: 13 * typeScale(), lineHeight: 20 * typeScale() });

/** Opens the large editor in an element. */
export async function openMonaco(element: HTMLElement, { onEdit, onApply, onWayOut }: Listener): Promise<MonacoHandle> {
  const monaco = await setUpMonaco();
  const editor = monaco.editor.create(element, {
    ariaLabel: 'YAML editor',
    automaticLayout: true,
    fontFamily: getComputedStyle(element).getPropertyValue('--font-mono') || 'monospace',
    fontLigatures: false,
    ...typeSize(),
    lineNumbersMinChars: 4,
    minimap: { enabled: false },
    model: null,
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    padding: { top: 8 },
    quickSuggestions: { other: true, comments: false, strings: true },
    renderLineHighlight: 'none',
    scrollBeyondLastLine: false,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
    tabSize: 2,
    wordBasedSuggestions: 'off',
  });
  const uriOf = (path: string) => monaco.Uri.parse(`inmemory://lab/${path}`);
  let shownPath = '';
  /** What `mark` was told, and the version of the text that it is about. */
  let marked: { readonly problems: readonly ManifestProblem[]; readonly version: number } = { problems: [], version: -1 };

  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, onApply);
  // There is nothing to save: drafts keep themselves. The browser must not offer to save the page instead.
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => {});
  const stopTheme = onThemeChange(() => editor.updateOptions(typeSize()));
  const wayOut = openWayOut(editor, onWayOut);
  /** While a text is being shown, a change of the model is not the learner's. */
  let isShowing = false;
  const echoes = new Echoes();
  const edits = editor.onDidChangeModelContent(() => {
    if (isShowing) return;
    const text = editor.getValue({ preserveBOM: false, lineEnding: '\n' });
    echoes.told(text);
    onEdit(shownPath, text);
  });
  const fixes = monaco.languages.registerCodeActionProvider(
    'yaml',
    {
      provideCodeActions(model, range, { markers }) {
        const versionId = model.getVersionId();
        const isCurrent = model === editor.getModel() && versionId === marked.version;
        const actions = (isCurrent ? fixesOn(marked.problems, range) : []).map((fix) => ({
          title: fix.title,
          kind: 'quickfix',
          isPreferred: true,
          diagnostics: markers,
          edit: {
            edits: [
              {
                resource: model.uri,
                versionId,
                textEdit: {
                  text: fix.newText,
                  range: new monaco.Range(fix.startLine, fix.startColumn, fix.endLine, fix.endColumn),
                },
              },
            ],
          },
        }));
        return { actions, dispose() {} };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );

  return {
    show(path, text) {
      const isEcho = path === shownPath && echoes.isEcho(text);
      shownPath = path;
      if (isEcho) return;
      const model = monaco.editor.getModel(uriOf(path)) ?? monaco.editor.createModel(text, 'yaml', uriOf(path));
      if (editor.getModel() !== model) editor.setModel(model);
      if (model.getValue() === text) return;
      // As an edit, so that the editor's own undo still works.
      isShowing = true;
      editor.pushUndoStop();
      editor.executeEdits('backoff', [{ range: model.getFullModelRange(), text }]);
      editor.pushUndoStop();
      isShowing = false;
    },
    mark(path, problems) {
      const model = monaco.editor.getModel(uriOf(path));
      if (model === null) return;
      marked = { problems, version: model.getVersionId() };
      const markers = problems.map((problem) => ({
        severity: problem.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        message: problem.message,
        startLineNumber: problem.startLine,
        startColumn: problem.startColumn,
        endLineNumber: problem.endLine,
        endColumn: problem.endColumn,
      }));
      monaco.editor.setModelMarkers(model, OWNER, markers);
    },
    goTo({ line, column }) {
      editor.setPosition({ lineNumber: line, column });
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.focus();
    },
    format() {
      void editor.getAction('editor.action.formatDocument')?.run();
    },
    takeOver(selectionStart, selectionEnd) {
      const model = editor.getModel();
      if (model === null) return;
      const start = model.getPositionAt(selectionStart);
      const end = model.getPositionAt(selectionEnd);
      editor.setSelection({
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      });
      editor.focus();
    },
    dispose() {
      edits.dispose();
      wayOut.dispose();
      stopTheme();
      fixes.dispose();
      editor.getModel()?.dispose();
      editor.dispose();
    },
  };
}
