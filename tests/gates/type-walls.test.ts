import { afterAll, describe, expect, it } from 'vitest';
import { checkTypes, plant } from './run-tool.ts';

/** What must not compile, the file it is planted in, and the error that must say so. */
const VIOLATIONS: readonly (readonly [what: string, project: string, path: string, text: string, code: string])[] = [
  ['the DOM in sim', 'sim', 'sim/engine/a-dom.ts', 'export const title = document.title;\n', 'TS2584'],
  ['timers in sim', 'sim', 'sim/engine/a-timer.ts', 'setTimeout(() => undefined, 1);\nexport {};\n', 'TS2304'],
  ['console in sim', 'sim', 'sim/engine/a-console.ts', "console.log('x');\nexport {};\n", 'TS2584'],
  ['process in sim', 'sim', 'sim/engine/a-process.ts', 'export const args = process.argv;\n', 'TS2591'],
  [
    'Node modules in sim',
    'sim',
    'sim/engine/a-node.ts',
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    'TS2305',
  ],
  [
    'timers beside just-bash',
    'sim',
    'sim/shell/a-shell.ts',
    "import { Bash } from 'just-bash';\nexport const bash = new Bash();\nsetTimeout(() => undefined, 1);\n",
    'TS2304',
  ],
  ['content in sim', 'sim', 'sim/engine/a-content.ts', "import { slug } from '#content/slug.ts';\nexport const used = slug;\n", 'TS6059'],
  [
    'the command line in sim',
    'sim',
    'sim/engine/a-cli.ts',
    "import { main } from '#sim/cli/main.ts';\nexport const used = main;\n",
    'TS6307',
  ],
  ['the DOM in the worker', 'sim/worker', 'sim/worker/entry.ts', 'export const title = document.title;\n', 'TS2584'],
  ['the DOM in the command line', 'sim/cli', 'sim/cli/a-dom.ts', 'export const title = document.title;\n', 'TS2584'],
  ['an unchecked index', '.', 'components/a-index.ts', 'export const first = (list: string[]): string => list[0];\n', 'TS2322'],
  [
    'undefined for an optional field',
    '.',
    'components/a-optional.ts',
    'export const value: { a?: string } = { a: undefined };\n',
    'TS2375',
  ],
  ['an enum', '.', 'components/a-enum.ts', 'export enum Phase {\n  Running,\n}\n', 'TS1294'],
  ['a type imported as a value', '.', 'components/a-type.ts', "import { T } from './t.ts';\nexport const value: T = 1;\n", 'TS1484'],
  ['an unused local', '.', 'components/a-unused.ts', 'export function one() {\n  const two = 2;\n  return 1;\n}\n', 'TS6133'],
];

const planted = plant({
  ...Object.fromEntries(VIOLATIONS.map(([, , path, text]) => [path, text])),
  'content/slug.ts': "export const slug = 'first-job';\n",
  'components/t.ts': 'export type T = number;\n',
  'sim/index.ts': 'export {};\n',
  'sim/worker/protocol.ts': 'export type Message = string;\n',
  'sim/cli/main.ts':
    "import { readFileSync } from 'node:fs';\nexport const main = () => console.log(readFileSync(process.argv[1] ?? ''));\n",
  'sim/shell/shell.ts': "import { Bash } from 'just-bash';\nexport const run = (line: string) => new Bash().exec(line);\n",
  'sim/worker/post.ts': 'export const post = (message: string) => self.postMessage(message);\n',
});
const findings = new Map(['.', 'sim', 'sim/cli', 'sim/worker'].map((project) => [project, checkTypes(planted.folder, project)]));
afterAll(planted.remove);

describe('types', () => {
  it.each(VIOLATIONS)('refuse %s', (_what, project, path, _text, code) => {
    expect(findings.get(project)?.get(path)).toContain(code);
  });

  it('allow just-bash in the shell', () => {
    expect(findings.get('sim')?.get('sim/shell/shell.ts')).toBeUndefined();
  });

  it('allow Node in the command line', () => {
    expect(findings.get('sim/cli')?.get('sim/cli/main.ts')).toBeUndefined();
  });

  it('allow messages in the worker', () => {
    expect(findings.get('sim/worker')?.get('sim/worker/post.ts')).toBeUndefined();
  });
});
