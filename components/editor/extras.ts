/** What the editor can do without for its first moment; fetched once the page stands. */
export { EditorActions } from './editor-actions.tsx';
export { NewFile } from './new-file.tsx';
export { ProblemsPane } from './problems-pane.tsx';
