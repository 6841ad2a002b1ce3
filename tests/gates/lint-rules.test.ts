import { afterAll, describe, expect, it } from 'vitest';
import { lint, plant } from './run-tool.ts';

/** One violation of each rule: what is wrong, the file it is planted in, the text, and the rule that must name it. */
const VIOLATIONS: readonly (readonly [what: string, path: string, text: string, rule: string])[] = [
  ['any', 'sim/engine/a-any.ts', 'export const value: any = 1;\n', 'noExplicitAny'],
  ['a non-null assertion', 'sim/engine/a-bang.ts', 'export const first = (list: string[]) => list[0]!;\n', 'noNonNullAssertion'],
  ['a type imported as a value', 'sim/engine/a-type.ts', "import { T } from './t.ts';\nexport const value: T = 1;\n", 'useImportType'],
  [
    'an import without its ending',
    'sim/engine/a-ending.ts',
    "import { clock } from './clock';\nexport const now = clock;\n",
    'useImportExtensions',
  ],
  ['a default export', 'sim/engine/a-default.ts', 'export default 1;\n', 'noDefaultExport'],
  ['export *', 'sim/engine/a-star.ts', "export * from './clock.ts';\n", 'noReExportAll'],
  ['a file not in kebab-case', 'sim/engine/aCamel.ts', 'export const value = 1;\n', 'useFilenamingConvention'],
  [
    '351 lines',
    'sim/engine/a-long.ts',
    'export const value = [\n  0,\n  0,\n];\n'.replace('  0,\n', '  0,\n'.repeat(349)),
    'noExcessiveLinesPerFile',
  ],
  ['an unused variable', 'sim/engine/a-unused.ts', 'const value = 1;\n', 'noUnusedVariables'],
  ['a cycle', 'sim/engine/a-cycle.ts', "import { b } from './a-cycle-too.ts';\nexport const a = () => b;\n", 'noImportCycles'],
  ['Date', 'sim/engine/a-date.ts', 'export const now = () => Date.now();\n', 'noRestrictedGlobals'],
  ['Math.random', 'sim/engine/a-random.ts', 'export const draw = () => Math.random();\n', 'noJsRestrictedProperties'],
  ['a timer', 'sim/engine/a-timer.ts', 'export const wait = () => setTimeout(() => undefined, 1);\n', 'noRestrictedGlobals'],
  ['console in sim', 'sim/engine/a-console.ts', "console.log('x');\nexport const value = 1;\n", 'noConsole'],
  ['console in components', 'components/lab/a-console.ts', "console.log('x');\nexport const value = 1;\n", 'noConsole'],
  ['a skipped test', 'sim/engine/a-skip.test.ts', "import { it } from 'vitest';\nit.skip('x', () => undefined);\n", 'noSkippedTests'],
  ['a lone test', 'sim/engine/a-only.test.ts', "import { it } from 'vitest';\nit.only('x', () => undefined);\n", 'noFocusedTests'],
  ['an image without a text', 'components/lab/a-image.tsx', 'export const Picture = () => <img src="/a.png" />;\n', 'useAltText'],
  ['a button without a type', 'components/lab/a-button.tsx', 'export const Go = () => <button>Go</button>;\n', 'useButtonType'],
  [
    'a forgotten dependency of an effect',
    'components/lab/a-effect.tsx',
    "import { useEffect } from 'react';\nexport function useTitle(title: string) {\n  useEffect(() => {\n    document.title = title;\n  }, []);\n}\n",
    'useExhaustiveDependencies',
  ],
  ['a door that opens on another folder', 'sim/engine/a-reexport.ts', "export { value } from '../api/time.ts';\n", 'noRestrictedImports'],
  [
    'a dynamic import of another folder',
    'sim/engine/a-dynamic.ts',
    "export const load = () => import('../api/time.ts');\n",
    'noRestrictedImports',
  ],
  [
    'a package that is not declared',
    'components/lab/a-undeclared.ts',
    "import x from 'left-pad';\nexport const pad = x;\n",
    'noUndeclaredDependencies',
  ],
];

/** Imports that each folder may not make, and some that it may. */
const REFUSED: readonly (readonly [folder: string, module: string])[] = [
  ['sim/engine', '../api/time.ts'],
  ['sim/engine', '../../content/curriculum.ts'],
  ['sim/engine', '#content/schema/index.ts'],
  ['sim/engine', '#components/ui/index.ts'],
  ['sim/engine', '#sim/index.ts'],
  ['sim/engine', '#sim/cli/main.ts'],
  ['sim/engine', 'react'],
  ['sim/engine', 'next/link'],
  ['sim/engine', 'zod'],
  ['sim/engine', 'node:fs'],
  ['sim/engine', 'yaml'],
  ['sim/engine', 'just-bash'],
  ['sim/kubectl', 'just-bash'],
  ['sim/grading', '#content/schema/index.ts'],
  ['sim/controllers/job', '#sim/controllers/cron-job/sync-cron-job.ts'],
  ['sim/controllers/job', '#sim/kubelet/kubelet.ts'],
  ['sim/controllers/job', '#sim/scheduler/scheduler.ts'],
  ['sim/controllers/job', '#sim/kubectl/index.ts'],
  ['sim/controllers/job', '#sim/grading/index.ts'],
  ['sim/controllers/job', '#sim/cluster.ts'],
  ['sim/scheduler', '#sim/kubelet/kubelet.ts'],
  ['sim/scheduler', '#sim/controllers/job/sync-job.ts'],
  ['sim/kubelet', '#sim/scheduler/scheduler.ts'],
  ['sim/kubelet', '#sim/controllers/job/sync-job.ts'],
  ['sim/kubelet', '#sim/kubectl/index.ts'],
  ['sim/cli', '#components/ui/index.ts'],
  ['sim/cli', '../cluster.ts'],
  ['sim/worker', '#components/ui/index.ts'],
  ['content/schema', '#components/ui/index.ts'],
  ['content/schema', '#app/layout.tsx'],
  ['content/schema', '#sim/engine/engine.ts'],
  ['content/schema', 'react'],
  ['content/schema', 'node:fs'],
  ['content/lessons/first-job', '../../schema/index.ts'],
  ['content/load', '#sim/engine/engine.ts'],
  ['content/load', '#components/ui/index.ts'],
  ['components/lab', '#sim/engine/engine.ts'],
  ['components/lab', '#sim/worker/entry.ts'],
  ['components/lab', '#app/layout.tsx'],
  ['components/lab', '#content/load/index.ts'],
  ['components/lab', '#tests/conformance/recordings.ts'],
  ['components/lab', '../ui/index.ts'],
  ['components/lab', 'node:fs'],
  ['app/lessons', '#sim/engine/engine.ts'],
  ['app/lessons', '#tests/conformance/recordings.ts'],
  ['app/lessons', '../layout.tsx'],
  ['tests/conformance', '../gates/run-tool.ts'],
];

const ALLOWED: readonly (readonly [folder: string, module: string])[] = [
  ['sim/engine', './clock.ts'],
  ['sim/engine', './deeper/clock.ts'],
  ['sim/engine', '#sim/api/time.ts'],
  ['sim/engine', 'xstate'],
  ['sim/shell', 'just-bash'],
  ['sim/programs', 'just-bash'],
  ['sim/controllers/job', './sync-job.ts'],
  ['sim/controllers/job', '#sim/api/batch-v1/types.ts'],
  ['sim/controllers/job', '#sim/engine/engine.ts'],
  ['sim/controllers/job', '#sim/apiserver/client.ts'],
  ['sim/controllers/job', '#sim/controllers/owners.ts'],
  ['sim/controllers/job', '#sim/controllers/shared/owners.ts'],
  ['sim/scheduler', '#sim/apiserver/client.ts'],
  ['sim/kubelet', '#sim/programs/program.ts'],
  ['sim/cli', 'node:fs'],
  ['sim/cli', 'node:fs/promises'],
  ['sim/cli', '#sim/cluster.ts'],
  ['sim/cli', '#tests/conformance/recordings.ts'],
  ['content/schema', 'zod'],
  ['content/schema', '#sim/index.ts'],
  ['content/lessons/first-job', '#content/schema/index.ts'],
  ['content/load', 'node:fs/promises'],
  ['components/lab', '#sim/index.ts'],
  ['components/lab', '#components/ui/index.ts'],
  ['components/lab', '#content/schema/index.ts'],
  ['components/lab', 'react'],
  ['components/lab', 'zustand/vanilla'],
  ['app/lessons', '#components/ui/index.ts'],
  ['app/lessons', '#content/load/index.ts'],
  ['tests/conformance', '#sim/engine/engine.ts'],
];

const importing = (module: string) => `import { value } from '${module}';\nexport const used = value;\n`;
const pathOf = (folder: string, index: number, verdict: string) => `${folder}/import-${verdict}-${index}.ts`;

const planted = plant({
  ...Object.fromEntries(VIOLATIONS.map(([, path, text]) => [path, text])),
  ...Object.fromEntries(REFUSED.map(([folder, module], index) => [pathOf(folder, index, 'refused'), importing(module)])),
  ...Object.fromEntries(ALLOWED.map(([folder, module], index) => [pathOf(folder, index, 'allowed'), importing(module)])),
  'sim/engine/clock.ts': 'export const clock = 1;\n',
  'sim/engine/a-cycle-too.ts': "import { a } from './a-cycle.ts';\nexport const b = () => a;\n",
  'sim/engine/b-long.ts': 'export const value = [\n  0,\n\n];\n'.replace('  0,\n', '  0,\n'.repeat(348)),
  'components/lab/lab.worker.ts': importing('#sim/worker/entry.ts'),
});
const findings = lint(planted.folder);
afterAll(planted.remove);

describe('lint', () => {
  it.each(VIOLATIONS)('refuses %s', (_what, path, _text, rule) => {
    expect(findings.get(path)).toContain(rule);
  });

  it.each(REFUSED.map(([folder, module], index) => ({ folder, module, path: pathOf(folder, index, 'refused') })))(
    'refuses $module in $folder',
    ({ path }) => {
      expect(findings.get(path)).toContain('noRestrictedImports');
    },
  );

  it.each(ALLOWED.map(([folder, module], index) => ({ folder, module, path: pathOf(folder, index, 'allowed') })))(
    'allows $module in $folder',
    ({ path }) => {
      expect(findings.get(path) ?? []).toEqual([]);
    },
  );

  it('allows the worker file its one entry into sim', () => {
    expect(findings.get('components/lab/lab.worker.ts') ?? []).toEqual([]);
  });

  it('allows 350 lines beside blank ones', () => {
    expect(findings.get('sim/engine/b-long.ts') ?? []).toEqual([]);
  });
});
