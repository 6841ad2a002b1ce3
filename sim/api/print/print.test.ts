import { describe, expect, it } from 'vitest';
import { parseYamlStream } from '#sim/api/yaml/index.ts';
import { loadRecording, recordingNames } from '#tests/conformance/recordings.ts';
import { compactJson, printJson, printYaml } from './index.ts';

describe('recorded output', () => {
  it('[OUT-1] [OUT-2] [OUT-3] [OUT-4] read and printed again is the same text', () => {
    let checked = 0;
    for (const name of recordingNames()) {
      for (const { run, stdout, exit } of loadRecording(name).steps) {
        if (exit !== 0 || /[|;]/.test(run)) continue;
        const value = (): Parameters<typeof printYaml>[0] => parseYamlStream(stdout).documents[0]?.value ?? null;
        if (/ -o yaml$/.test(run)) expect(printYaml(value()), `${name}: ${run}`).toBe(stdout);
        else if (/ -o json$/.test(run)) expect(printJson(value()), `${name}: ${run}`).toBe(stdout);
        else continue;
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(20);
  });
});

describe('JSON', () => {
  it('[OUT-1] sorts keys and escapes as Go does', () => {
    expect(compactJson({ b: '<&>', a: [1, { '10': null, '9': 'x\ny' }], A: {} })).toBe(
      '{"A":{},"a":[1,{"10":null,"9":"x\\ny"}],"b":"\\u003c\\u0026\\u003e"}',
    );
    expect(printJson({ a: { b: [] }, c: [1] })).toBe('{\n    "a": {\n        "b": []\n    },\n    "c": [\n        1\n    ]\n}\n');
  });
});

describe('YAML', () => {
  it.each([
    ['*/5 * * * *', "'*/5 * * * *'"],
    ['0 0 1 1 *', '0 0 1 1 *'],
    ['true', '"true"'],
    ['5', '"5"'],
    ['1e3', '"1e3"'],
    ['1:30', '"1:30"'],
    ['2026-01-02', '"2026-01-02"'],
    ['', '""'],
    ['~', '"~"'],
    ['a: b', "'a: b'"],
    ['a #b', "'a #b'"],
    [' a', "' a'"],
    ['- a', "'- a'"],
    ['-a', '-a'],
    ["it's", "it's"],
    ["'q'", "'''q'''"],
    ['a\tb', '"a\\tb"'],
    ['\u{1f600}', '"\\U0001F600"'],
    ['x\ny\n', '|\n  x\n  y'],
    ['x\ny', '|-\n  x\n  y'],
    ['x\n\n', '|+\n  x\n'],
    [' x\ny', '|2-\n   x\n  y'],
    ['a \nb', '"a \\nb"'],
  ])('[OUT-3] writes %j as %s', (value, text) => {
    expect(printYaml({ k: value })).toBe(`k: ${text}\n`);
  });

  it('[OUT-2] sorts keys with their numbers and keeps lists at the indentation of their key', () => {
    expect(printYaml({ a10: 1, a9: 1, 'a-b': 1, ab: [[1, []], { c: {}, b: null }], _x: 'y' })).toBe(
      '_x: "y"\na-b: 1\na9: 1\na10: 1\nab:\n- - 1\n  - []\n- b: null\n  c: {}\n',
    );
  });

  it('[OUT-4] folds long strings beyond column 80', () => {
    const words = 'word '.repeat(20).trim();
    expect(printYaml({ k: [words] })).toBe(`k:\n- ${'word '.repeat(15)}word\n  word word word word\n`);
    expect(printYaml({ k: `: ${'x'.repeat(90)} tail` })).toBe(`k: ': ${'x'.repeat(90)}\n  tail'\n`);
  });
});
