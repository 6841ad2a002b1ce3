import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '#sim/simulation.ts';
import type { ManifestProblem } from '#sim/worker/protocol.ts';
import { loadValidationRows } from '#tests/conformance/recordings.ts';
import { diagnose } from './index.ts';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;
const HEAD = ['apiVersion: batch/v1', 'kind: Job', 'metadata:', '  name: j', 'spec:'];
const CONTAINERS = ['      containers:', '      - name: main', '        image: busybox:1.36'];
const { client } = new Simulation({ seed: 1, startAtMs: 0 });
const problemsOf = (text: string): readonly ManifestProblem[] => diagnose('f.yaml', text, client, 'default');

/** The text after the problem's repair. */
function repaired(text: string, { fix }: ManifestProblem): string {
  if (fix === undefined) return text;
  const offset = (line: number, column: number): number =>
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, one) => sum + one.length + 1, column - 1);
  return text.slice(0, offset(fix.startLine, fix.startColumn)) + fix.newText + text.slice(offset(fix.endLine, fix.endColumn));
}

describe('diagnose', () => {
  it('[MAN-6] finds nothing wrong with a good manifest', () => {
    expect(problemsOf(lines(...HEAD, '  template:', '    spec:', '      restartPolicy: Never', ...CONTAINERS))).toEqual([]);
  });

  it.each<[string, readonly string[], Partial<ManifestProblem>]>([
    [
      'misspelt field',
      [...HEAD, '  backofflimit: 2', '  template:', '    spec:', '      restartPolicy: Never', ...CONTAINERS],
      { startLine: 6, startColumn: 3, endColumn: 15, path: 'spec.backofflimit' },
    ],
    [
      'missing restart policy',
      [...HEAD, '  template:', '    spec:', ...CONTAINERS],
      { startLine: 7, path: 'spec.template.spec.restartPolicy' },
    ],
    [
      'restart policy of a Deployment',
      [...HEAD, '  template:', '    spec:', '      restartPolicy: Always', ...CONTAINERS],
      { startLine: 8, startColumn: 7 },
    ],
    ['policy in lower case', [...HEAD, '  template:', '    spec:', '      restartPolicy: never', ...CONTAINERS], { startLine: 8 }],
    [
      'policy beside the pod spec',
      [...HEAD, '  template:', '    restartPolicy: Never', '    spec:', ...CONTAINERS],
      { startLine: 7, path: 'spec.template.restartPolicy' },
    ],
    ['policy after the pod spec', [...HEAD, '  template:', '    spec:', ...CONTAINERS, '    restartPolicy: Never'], { startLine: 11 }],
    ['policy in the Job spec', [...HEAD, '  restartPolicy: Never', '  template:', '    spec:', ...CONTAINERS], { startLine: 6 }],
    [
      'Job field in the pod spec',
      [...HEAD, '  template:', '    spec:', '      restartPolicy: Never', '      backoffLimit: 2', ...CONTAINERS],
      { startLine: 9 },
    ],
  ])('[MAN-6] repairs: %s', (_name, source, expected) => {
    const text = lines(...source);
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ severity: 'error', ...expected });
    expect(problem === undefined ? ['none'] : problemsOf(repaired(text, problem))).toEqual([]);
  });

  it('[MAN-6] puts a wrong type on the value and a YAML error on its line', () => {
    expect(problemsOf(lines(...HEAD, '  completions: three'))[0]).toMatchObject({
      startLine: 6,
      startColumn: 16,
      endColumn: 21,
      message: expect.stringContaining('cannot unmarshal string'),
    });
    expect(problemsOf('a: 1\n---\nb: [1\n')[0]).toMatchObject({ message: expect.stringContaining('apiVersion not set'), startLine: 1 });
    expect(problemsOf('x: 1\ny: @daily\n')[0]).toMatchObject({
      startLine: 2,
      startColumn: 4,
      message: expect.stringContaining('line 2: found character that cannot start any token'),
    });
  });

  it('[MAN-6] marks problems of later documents at their own lines', () => {
    const good = lines(...HEAD, '  template:', '    spec:', '      restartPolicy: Never', ...CONTAINERS);
    expect(problemsOf(`${good}---\n${good.replace('kind: Job', 'kind: Jobb')}`)).toMatchObject([{ startLine: 14, path: 'kind' }]);
  });

  it('[MAN-6] never throws and says the same twice, whatever is typed', () => {
    const manifests = loadValidationRows().map(({ manifest }) => manifest);
    const slip = fc.record({
      of: fc.nat(manifests.length - 1),
      at: fc.nat(2000),
      cut: fc.nat(30),
      text: fc.string({ maxLength: 6, unit: fc.constantFrom(...'ab:- \n\t{}[]#&*!\'"0') }),
    });
    fc.assert(
      fc.property(slip, ({ of, at, cut, text }) => {
        const manifest = manifests[of] ?? '';
        const changed = manifest.slice(0, at) + text + manifest.slice(at + cut);
        const once = problemsOf(changed);
        expect(problemsOf(changed)).toEqual(once);
        for (const { startLine, endLine } of once) expect(endLine).toBeGreaterThanOrEqual(startLine);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
