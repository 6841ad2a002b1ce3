import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { configureMonacoYaml } from 'monaco-yaml';
import { onThemeChange } from '#components/ui/index.ts';
import { jsonSchemaFor } from '#sim/index.ts';
import { defineThemes, followTheme } from './monaco-theme.ts';

const KINDS = ['Job', 'CronJob', 'Pod', 'Deployment', 'ConfigMap', 'Namespace'];

/** monaco-yaml asks for a worker the way Monaco made them before 0.53: by its name and the data to start it with. */
const withOldWorkers = {
  ...monaco,
  editor: {
    ...monaco.editor,
    createWebWorker({ createData }: { readonly createData: unknown }) {
      const worker = new Worker(new URL('./yaml.worker.ts', import.meta.url), { type: 'module', name: 'yaml' });
      worker.postMessage('ignore');
      worker.postMessage(createData);
      return monaco.editor.createWebWorker({ worker });
    },
  },
};

async function configure(): Promise<typeof monaco> {
  const schema = await jsonSchemaFor(KINDS);
  window.MonacoEnvironment = {
    getWorker: () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: 'editor' }),
  };
  // The shim has every member that monaco-yaml uses; its type still describes the old worker options.
  configureMonacoYaml(withOldWorkers as unknown as typeof monaco, {
    enableSchemaRequest: false,
    // The API server's own errors are the markers; a second opinion beside them would only confuse.
    validate: false,
    completion: true,
    hover: true,
    format: { enable: true },
    schemas: [{ uri: 'inmemory://schema/kubernetes.json', fileMatch: ['**/*.yaml'], schema }],
  });
  defineThemes(monaco);
  followTheme(monaco);
  onThemeChange(() => followTheme(monaco));
  return monaco;
}

let configured: Promise<typeof monaco> | null = null;

/** Monaco with YAML, set up once a page. */
export function setUpMonaco(): Promise<typeof monaco> {
  configured ??= configure();
  return configured;
}
