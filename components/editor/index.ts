export { CodeBlock } from './code-block.tsx';
export { EditorPane } from './editor-pane.tsx';
