#!/usr/bin/env node
// Writes sim/api/schema/descriptions.generated.ts from the doc comments of the npm package `kubernetes-models` (MIT; its texts
// are those of the Kubernetes API reference, Apache-2.0). Run by hand after generate-schema.mjs:
//   node tests/tools/generate-descriptions.mjs FOLDER/node_modules/kubernetes-models
// The package is no dependency of the project: install it elsewhere (version 5.1.0, API 1.36). `@kubernetes-models/apimachinery`,
// which comes with it, must stand beside it. Kept are the structs that a kind of our schema reaches, and of them the fields that
// the schema knows. One line per struct, `Name:text¦field:text¦…`, a pilcrow for a line break; a field without a text is left out.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2];
if (folder === undefined) throw new Error('generate-descriptions: name the folder of the package kubernetes-models');
const machinery = join(folder, '../@kubernetes-models/apimachinery');
/** In the order of search: a name that two groups have is the core one, as in generated.ts. */
const FOLDERS = [
  ...['v1', 'batch/v1', 'apps/v1', 'scheduling.k8s.io/v1', 'storage.k8s.io/v1'].map((group) => join(folder, group)),
  ...['apis/meta/v1', 'api/resource', 'util/intstr'].map((group) => join(machinery, group)),
];
const TARGET = 'sim/api/schema/descriptions.generated.ts';

const commentText = (comment) =>
  comment
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .replaceAll('*\\/', '*/')
    .trim();

/** Texts of the interface or alias `IName` of one file; fields are indented by four blanks. */
function textsOf(name, source) {
  const [head, body = ''] = source.split(new RegExp(`^export (?:interface|type) I${name}\\b`, 'm'));
  const own = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*$/.exec(head)?.[1];
  const end = body.indexOf('\n}');
  const fields = [...body.slice(0, end).matchAll(/^ {4}(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\n {4}"([^"]+)"\??:/gm)];
  return {
    own: own === undefined ? '' : commentText(own),
    fields: new Map(fields.map(([, comment, field]) => [field, commentText(comment)])),
  };
}

function read(name) {
  const file = FOLDERS.map((group) => join(group, `${name}.d.ts`)).find(existsSync);
  return file === undefined ? { own: '', fields: new Map() } : textsOf(name, readFileSync(file, 'utf8'));
}

/** A table of sim/api/schema, as the text between its backticks. */
const tableOf = (file) => /_LINES = `([^`]*)`/.exec(readFileSync(`sim/api/schema/${file}`, 'utf8'))?.[1] ?? '';
const rootsOf = (file) => [
  ...(/ROOT_KINDS = \[([^\]]*)\]/.exec(readFileSync(`sim/api/schema/${file}`, 'utf8'))?.[1] ?? '').matchAll(/'(\w+)'/g),
];

const SCALARS = { q: 'Quantity', t: 'Time', u: 'MicroTime', o: 'IntOrString', a: 'FieldsV1' };
const files = ['generated.ts', 'extra-structs.ts'];
const structs = new Map(
  files
    .flatMap((file) => tableOf(file).split('\n'))
    .map((line) => {
      const [name, ...fields] = line.split('|');
      return [
        name,
        fields.map((field) => /^([^:!]+)!?:[[<]*([#@]\w+|\w)/.exec(field).slice(1)).map(([field_, type]) => ({ field: field_, type })),
      ];
    }),
);

const reached = new Set();
const visit = (name) => {
  if (reached.has(name)) return;
  reached.add(name);
  for (const { type } of structs.get(name) ?? []) {
    const target = SCALARS[type] ?? (/^[#@]/.test(type) ? type.slice(1) : undefined);
    if (target !== undefined) visit(target);
  }
};
for (const [, kind] of files.flatMap(rootsOf)) visit(kind);

/** apiVersion and kind have no text of their own in any kind; the package spells it out for one type. */
const meta = read('Status').fields;
const lines = [`TypeMeta:¦apiVersion:${meta.get('apiVersion')}¦kind:${meta.get('kind')}`];
const missing = [];
for (const name of [...reached].sort()) {
  const { own, fields } = read(name);
  const known = (structs.get(name) ?? []).map(({ field }) => field);
  const isKind = known.includes('apiVersion') && known.includes('metadata');
  if (own === '') missing.push(name);
  missing.push(...known.filter((field) => !fields.has(field) && !(isKind && meta.has(field))).map((field) => `${name}.${field}`));
  const parts = [own, ...known.filter((field) => fields.has(field)).map((field) => `${field}:${fields.get(field)}`)];
  if (parts.join('') !== '') lines.push(`${name}:${parts.join('¦')}`);
}
const marked = lines.map((line) => {
  if (line.includes('¶')) throw new Error('generate-descriptions: a text holds the sign for a line break');
  return line.replaceAll('\n', '¶');
});
const text = marked.join('\n').replace(/[\\`]|\$(?=\{)/g, '\\$&');

writeFileSync(
  TARGET,
  `// Written by tests/tools/generate-descriptions.mjs from kubernetes-models 5.1.0 (MIT): the texts of the Kubernetes API reference,
// version 1.36, copyright The Kubernetes Authors, Apache-2.0; do not edit.

/** One line per struct; the notation is that of \`descriptions.ts\`. */
export const DESCRIPTION_LINES = \`${text}\`;
`,
);
console.log(`${lines.length} structs, ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzip`);
console.log(`without a text: ${missing.join(' ')}`);
