import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { findByPath, printCustomColumns, printJsonPath, printJsonPathAsJson } from '#sim/kubectl/print/index.ts';
import { goSource } from './go-values.ts';

const pod = (name: string, restarts: number): JsonValue => ({
  metadata: { name, labels: { 'batch.kubernetes.io/job-name': 'j' } },
  status: {
    restarts,
    isReady: restarts === 0,
    list: [
      { type: 'A', status: 'True' },
      { type: 'B', status: 'False' },
    ],
    empty: null,
  },
});
const list: JsonValue = { items: [pod('x', 0), pod('y', 2)], kind: 'List' };

describe('JSONPath', () => {
  it.each([
    ['{.items[*].metadata.name}', 'x y'],
    ['{.items[-1:].metadata.name}', 'y'],
    ['{.items[0:2:2].metadata.name}', 'x'],
    ['{.items[0,1].metadata.name}', 'x y'],
    ["{.items[0]['metadata','kind'].name}", 'x'],
    ['{.items[0].metadata.labels.batch\\.kubernetes\\.io/job-name}', 'j'],
    ["{.items[0].metadata.labels['batch\\.kubernetes\\.io/job-name']}", 'j'],
    ['{..name}', 'x y'],
    ['{.items[0].status.*}', 'null true [{"status":"True","type":"A"},{"status":"False","type":"B"}] 0'],
    ['{.items[?(@.status.restarts>0)].metadata.name}', 'y'],
    ['{.items[?(@.metadata.name=="x")].status.list[?(@.type=="B")].status}', 'False'],
    ['{.items[?(@.status.isReady==true)].metadata.name}', 'x'],
    ['{.items[?(@.status.nope)].metadata.name}', ''],
    ['{range .items[*]}{.metadata.name}{"\\t"}{range .status.list[*]}{.type}{end}{"\\n"}{end}{.kind}', 'x\tAB\ny\tAB\nList'],
    ['{range .items[*]}{.metadata.name}', 'xy'],
    ['a {.kind} b', 'a List b'],
    ['.kind', '.kind'],
    ['{.items[*].spec.nope}', ''],
    ['{$.kind}{@.kind}', 'ListList'],
  ])('[PRT-12] %s', (template, text) => expect(printJsonPath(template, list)).toEqual({ ok: true, text }));

  it.each([
    ['{.status', 'unclosed action'],
    ['{.a[}', 'unterminated array'],
    ['{.a[x]}', 'invalid array index x'],
    ['{.a["n"]}', 'invalid array index "n"'],
    ['{#}', "unrecognized character in action: U+0023 '#'"],
    ['{"a}', 'unterminated quoted string'],
    ['{.a[?(@.b}', 'unterminated filter'],
    ['{.a[?(@.b==1 && @.c==2)]}', "unrecognized character in action: U+0026 '&'"],
    ['{.a....b}', 'invalid multiple recursive descent'],
  ])('[PRT-11] %s', (template, words) => {
    expect(printJsonPath(template, list)).toEqual({ ok: false, error: `error parsing jsonpath ${template}, ${words}` });
  });

  it('[PRT-11] an empty template is no template', () =>
    expect(printJsonPath('', list)).toEqual({ ok: false, error: 'template format specified but no template given' }));

  it.each([
    ['{.items[5].kind}', 'array index out of bounds: index 5, length 2'],
    ['{foo}', 'unrecognized identifier foo'],
    ['{end}', 'not in range, nothing to end'],
    ['{.kind[0]}', 'string is not array or slice'],
    [
      '{.items[0].metadata[?(@.a==1)]}',
      'map[labels:map[batch.kubernetes.io/job-name:j] name:x] is not array or slice and cannot be filtered',
    ],
    ['{.items[?(@.kind=Complete)]}', ''],
    ['{.items[?(@.metadata.name=Complete)]}', 'unrecognized identifier Complete'],
    ['{.items[?(@.status.restarts=="a")]}', 'incompatible types for comparison'],
  ])('[PRT-13] %s fails while running', (template, words) => {
    const result = printJsonPath(template, list);
    if (words === '') return expect(result).toEqual({ ok: true, text: '' });
    expect(result).toEqual({
      ok: false,
      error: `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${words}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSource(list)}\n\n`,
    });
  });

  it('[PRT-13] shows the object as Go source', () => {
    expect(goSource({ b: ['x"\n', 1, 1.5, true, null], a: {} })).toBe(
      'map[string]interface {}{"a":map[string]interface {}{}, "b":[]interface {}{"x\\"\\n", 1, 1.5, true, interface {}(nil)}}',
    );
  });

  it('[PRT-12] as JSON prints an indented array', () => {
    expect(printJsonPathAsJson('{.items[*].metadata.name}', list)).toEqual({ ok: true, text: '[\n    "x",\n    "y"\n]\n' });
    expect(printJsonPathAsJson('{.nope}', list)).toEqual({ ok: true, text: '[]\n' });
  });

  it.each(['items[0].metadata.name', '.items[0].metadata.name', '{items[0].metadata.name}', '{.items[0].metadata.name}'])(
    '[PRT-14] %s',
    (path) => expect(findByPath(path, list)).toEqual({ ok: true, values: ['x'] }),
  );

  it('[PRT-14] refuses two pairs of braces', () => expect(findByPath('{.a}{.b}', list)).toMatchObject({ ok: false }));
});

describe('custom columns', () => {
  const object = { apiVersion: 'v1', kind: 'Pod', ...(pod('x', 1) as object) } as never; // an object with few fields is enough here

  it('[PRT-15] joins several values and marks missing ones', () => {
    const result = printCustomColumns('NAME:.metadata.name,TYPES:.status.list[*].type,NO:.nope', [object]);
    expect(result).toEqual({ ok: true, text: 'NAME   TYPES   NO\nx      A,B     <none>\n' });
    expect(printCustomColumns('NAME:.metadata.name', [])).toEqual({ ok: true, text: 'NAME\n' });
  });

  it('[PRT-15] needs a header and a path', () => {
    expect(printCustomColumns('NAME', [object])).toEqual({
      ok: false,
      error: 'unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>',
    });
    expect(printCustomColumns('', [object])).toEqual({ ok: false, error: 'custom-columns format specified but no custom columns given' });
  });
});
