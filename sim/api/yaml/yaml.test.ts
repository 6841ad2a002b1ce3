import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseWithNpmYaml } from 'yaml';
import { printYaml } from '#sim/api/print/index.ts';
import { parseYamlStream, parseYamlValue } from './index.ts';

const firstValue = (text: string): unknown => parseYamlStream(text).documents[0]?.value;

describe('documents', () => {
  it('[YML-1] cuts at --- lines and leaves out documents that say nothing', () => {
    const { documents } = parseYamlStream('---\na: 1\n---\n# only a comment\n---\n\n---\nb: 2\n');
    expect(documents.map(({ value, startLine }) => ({ value, startLine }))).toEqual([
      { value: { a: 1 }, startLine: 1 },
      { value: { b: 2 }, startLine: 8 },
    ]);
  });

  it('[YML-5] keeps the documents before a broken one', () => {
    const stream = parseYamlStream('a: 1\n---\nb: [\n---\nc: 3\n');
    expect(stream.documents.map(({ value }) => value)).toEqual([{ a: 1 }]);
    expect(stream.problem?.message).toBe('yaml: line 1: did not find expected node content');
  });
});

describe('values', () => {
  it.each([
    ['yes', true],
    ['Off', false],
    ['y', true],
    ['~', null],
    ['010', 8],
    ['0x1F', 31],
    ['08', 8],
    ['1_000', 1000],
    ['1e3', 1000],
    ['.5', 0.5],
    ['-7', -7],
    ['1:30', '1:30'],
    ['2026-01-02', '2026-01-02'],
    ['"yes"', 'yes'],
    ["'it''s'", "it's"],
    ['!!str 5', '5'],
    ['"a\\tb\\u0041"', 'a\tbA'],
    ['{"a":[1,2,],}', { a: [1, 2] }],
    ['|\n  x\n   y\n', 'x\n y\n'],
    ['>-\n  a\n  b\n\n  c\n', 'a b\nc'],
    ['|2-\n   x\n', ' x'],
    ['a: b\n', { a: 'b' }],
    ['[a: 1]', [{ a: 1 }]],
    ['? a\n: b\n', { a: 'b' }],
  ])('[YML-2] reads %j', (text, value) => {
    expect(firstValue(`k: ${text.includes('\n') && /^[?a]/.test(text) ? `\n  ${text.replaceAll('\n', '\n  ')}` : text}`)).toEqual({
      k: value,
    });
  });

  it('[YML-3] the last of equal keys wins, keys become words', () => {
    expect(firstValue('a: 1\na: 2\non: 3\n5: x\n__proto__: z\n')).toEqual(
      Object.fromEntries([
        ['a', 2],
        ['true', 3],
        ['5', 'x'],
        ['__proto__', 'z'],
      ]),
    );
  });

  it('[YML-4] follows aliases and merge keys', () => {
    expect(firstValue('base: &b {x: 1, z: 2}\nc:\n  <<: *b\n  z: 3\nd: *b\n')).toEqual({
      base: { x: 1, z: 2 },
      c: { x: 1, z: 3 },
      d: { x: 1, z: 2 },
    });
  });

  it('[YML-4] passes over a byte-order mark and carriage returns', () => {
    expect(firstValue('\ufeffa: 1\r\nb: |\r\n  x\r\n')).toEqual({ a: 1, b: 'x\n' });
  });
});

describe('complaints', () => {
  it.each([
    ['x: 1\na: b: c\n', 'line 2: mapping values are not allowed in this context'],
    ['a: b: c\n', 'mapping values are not allowed in this context'],
    ['spec:\n\tfoo: 1\n', 'line 2: found character that cannot start any token'],
    ['x:\n  spec: a\n  \tfoo: 1\n', 'line 3: found a tab character that violates indentation'],
    ['x: 1\nschedule: @daily\n', 'line 2: found character that cannot start any token'],
    ['x: 1\nschedule: */5 * * * *\n', 'line 2: did not find expected alphabetic or numeric character'],
    ['a: *foo\n', "unknown anchor 'foo' referenced"],
    ['apiVersion: v1\nkind Job\nmetadata:\n  name: x\n', "line 3: could not find expected ':'"],
    ['c:\n  - name: a\n   image: b\n', "line 2: did not find expected '-' indicator"],
    ['a: {b: 1\nc: 2\n', "line 1: did not find expected ',' or '}'"],
    ['a: 1\nb: [1, 2\n', "line 2: did not find expected ',' or ']'"],
    ['a: "x\nb: 1\n', 'line 3: found unexpected end of stream'],
    ['x: 1\na: "x" y\nb: 1\n', 'line 1: did not find expected key'],
    ['metadata:\n  name: a\n spec:\n', 'line 2: did not find expected key'],
    ['a: "\\q"\n', 'found unknown escape character'],
    ['a: \u0001\n', 'control characters are not allowed'],
    ['a: &a [*a]\n', "anchor 'a' value contains itself"],
    ['name: {{ .Values.x }}\n', 'invalid map key: map[interface {}]interface {}{".Values.x":interface {}(nil)}'],
    ['[b, {a: 1}]: x\n', 'invalid map key: []interface {}{"b", map[interface {}]interface {}{"a":1}}'],
    ['<<: 5\n', 'map merge requires map or sequence of maps as the value'],
  ])('[YML-5] %j: %s', (text, message) => {
    expect(parseYamlStream(text).problem?.message).toBe(`yaml: ${message}`);
  });

  it('[YML-7] refuses bombs, abysses and giants', () => {
    const names = 'abcdefgh';
    const bomb = `a: &a [1,1,1,1,1,1,1,1]\n${[...names.slice(1)].map((name, i) => `${name}: &${name} [${Array(8).fill(`*${names[i]}`).join(',')}]\n`).join('')}`;
    expect(parseYamlStream(bomb).problem?.message).toBe('yaml: document contains excessive aliasing');
    expect(parseYamlStream('['.repeat(2000)).problem?.message).toBe('yaml: exceeded max depth of 500');
    expect(parseYamlStream('- a\n'.repeat(30_000)).problem?.message).toBe('yaml: document has more than 10000 values');
    expect(parseYamlStream('a: 1\n---\n'.repeat(2000)).problem?.message).toBe('yaml: file has more than 1000 documents');
    expect(parseYamlStream(' '.repeat(1_100_000)).problem?.message).toBe('yaml: document is larger than 1 MiB');
  });
});

describe('places', () => {
  const [document] = parseYamlStream('# head\n---\nspec:\n  containers:\n  - name: main\n    image: "x"\n  other: {a: 1}\n').documents;

  it.each([
    ['spec', [3, 1, 3, 5]],
    ['spec.containers[0]', [5, 5, 5, 9]],
    ['spec.containers[0].image', [6, 5, 6, 10]],
    ['spec.containers[0].command', [5, 5, 5, 9]],
    ['spec.other.a', [7, 11, 7, 12]],
    ['metadata.labels[a b]', [3, 1, 3, 2]],
  ])('[YML-6] finds %s', (path, [startLine, startColumn, endLine, endColumn]) => {
    expect(document?.locate(path)).toEqual({ startLine, startColumn, endLine, endColumn });
  });

  it('[YML-6] knows the value behind a key, and when there is none', () => {
    expect(document?.locateValue('spec.containers[0].image')).toEqual({ startLine: 6, startColumn: 12, endLine: 6, endColumn: 15 });
    expect(document?.locateValue('spec.nope')).toBeUndefined();
  });
});

/** What a parser without any scalar types reads. */
function leavesAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leavesAsText);
  if (value === null || typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, leavesAsText(item)]));
}

describe('any text', () => {
  const yamlish = fc.string({
    unit: fc.constantFrom(...' \n\t-:?,[]{}#&*!|>\'"%@`ab1~<=\\.\r', '  ', '- ', ': ', '---\n', '\n  '),
    maxLength: 60,
  });

  it('[YML-7] gives the same answer twice and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string()), (text) => {
        const [first, second] = [parseYamlStream(text), parseYamlStream(text)];
        expect(second.documents.map(({ value }) => value)).toEqual(first.documents.map(({ value }) => value));
        expect(second.problem).toEqual(first.problem);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('print then parse gives the same value, and an independent parser agrees', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.constantFrom('yes', '010', ' a', 'a ', '- x', '#', 'a: b', '1:2', '\n', 'x\n\n', '~', '"', "'"),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const json = JSON.parse(JSON.stringify({ value }));
        const text = printYaml(json);
        expect(parseYamlValue(text)).toEqual({ ok: true, value: json });
        expect(parseWithNpmYaml(text, { version: '1.1', schema: 'failsafe' })).toEqual(leavesAsText(json));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
