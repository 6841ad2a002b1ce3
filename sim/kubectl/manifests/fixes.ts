import { type StructSchema, structIn, structOf } from '#sim/api/schema/index.ts';
import type { SourceRange, YamlDocument } from '#sim/api/yaml/index.ts';
import type { ManifestProblem } from '#sim/worker/protocol.ts';
import { nearWord } from './near-word.ts';
import { joinPath } from './read.ts';

export type Fix = NonNullable<ManifestProblem['fix']>;

const lastStep = (path: string): { readonly parent: string; readonly name: string } => {
  const dot = path.lastIndexOf('.');
  return { parent: dot === -1 ? '' : path.slice(0, dot), name: path.slice(dot + 1) };
};

/** Repairs an unknown field: the name that was meant, or the place where a field of that name belongs. */
export function fixUnknownField(document: YamlDocument, base: string, kind: string, path: string, text: string): Fix | undefined {
  const { parent, name } = lastStep(path);
  const struct = structAt(kind, parent);
  if (struct === undefined) return undefined;
  const home = homeOf(kind, parent, struct, name, (at) => document.locateValue(joinPath(base, at)) !== undefined);
  if (home !== undefined)
    return moveField(document, joinPath(base, path), joinPath(base, home), `Move ${name} into ${home === '' ? kind : home}`, text);
  const near = nearWord(name, struct.fields.keys());
  if (near === undefined) return undefined;
  return { title: `Change to ${near}`, newText: near, ...document.locate(joinPath(base, path)) };
}

/** The struct at a path of a kind, list indexes passed over. */
function structAt(kind: string, path: string): StructSchema | undefined {
  let struct = structOf(kind);
  if (path === '') return struct;
  for (const step of path.replaceAll(/\[\d+\]/g, '').split('.')) {
    const field = struct?.fields.get(step);
    struct = field === undefined ? undefined : structIn(field.type);
  }
  return struct;
}

/** Where a field of that name belongs: in a struct below its place (the nearest), else in one above. */
function homeOf(kind: string, parent: string, struct: StructSchema, name: string, exists: (path: string) => boolean): string | undefined {
  let level: readonly { readonly path: string; readonly struct: StructSchema }[] = [{ path: parent, struct }];
  for (let depth = 0; depth < 3; depth++) {
    level = level.flatMap((from) =>
      childrenOf(from.struct)
        .map((child) => ({ path: joinPath(from.path, child.name), struct: child.struct }))
        .filter(({ path }) => exists(path)),
    );
    const found = level.find((child) => child.struct.fields.has(name));
    if (found !== undefined) return found.path;
  }
  for (let up = parent; up !== ''; ) {
    up = lastStep(up).parent;
    if (structAt(kind, up)?.fields.has(name) === true) return up;
  }
  return undefined;
}

function childrenOf(struct: StructSchema): readonly { readonly name: string; readonly struct: StructSchema }[] {
  return [...struct.fields.values()].flatMap((field) => {
    const child = field.type.is === 'struct' ? structIn(field.type) : undefined;
    return child === undefined ? [] : [{ name: field.name, struct: child }];
  });
}

/** Moves a field written on one line to be the first of the mapping at `home`. */
function moveField(document: YamlDocument, from: string, home: string, title: string, text: string): Fix | undefined {
  const lines = text.split('\n');
  const key = document.locate(from);
  const value = document.locateValue(from);
  const target = document.locateValue(home);
  if (value === undefined || target === undefined || value.endLine !== key.startLine) return undefined;
  const own = lines[key.startLine - 1] ?? '';
  const first = lines[target.startLine - 1] ?? '';
  const isAlone = own.slice(0, key.startColumn - 1).trim() === '' && first.slice(0, target.startColumn - 1).trim() === '';
  if (!isAlone || first.charAt(target.startColumn - 1) === '{' || target.startLine === key.startLine) return undefined;
  const moved = ' '.repeat(target.startColumn - 1) + own.trim();
  const top = Math.min(key.startLine, target.startLine);
  const bottom = Math.max(key.startLine, target.startLine);
  const between = lines.slice(top - 1, bottom);
  const newLines =
    key.startLine < target.startLine ? [...between.slice(1, -1), moved, between.at(-1) ?? ''] : [moved, ...between.slice(0, -1)];
  return {
    title,
    newText: newLines.join('\n'),
    startLine: top,
    startColumn: 1,
    endLine: bottom,
    endColumn: (lines[bottom - 1] ?? '').length + 1,
  };
}

/** Repairs a value that the server refused: a word out of its list, or a restart policy that a Job cannot have or lacks. */
export function fixValue(document: YamlDocument, base: string, path: string, message: string, text: string): Fix | undefined {
  const value = document.locateValue(joinPath(base, path));
  const supported = /: Unsupported value: "(.*)": supported values: (.*)$/.exec(message);
  if (supported !== null && value !== undefined) {
    const near = nearWord(
      supported[1] ?? '',
      [...(supported[2] ?? '').matchAll(/"([^"]*)"/g)].map(([, word]) => word ?? ''),
    );
    return near === undefined ? undefined : { title: `Change to ${near}`, newText: near, ...value };
  }
  const { parent, name } = lastStep(path);
  if (name !== 'restartPolicy' || !message.includes('Required value: valid values: "OnFailure", "Never"')) return undefined;
  if (value !== undefined && value.endColumn > value.startColumn + 1) return { title: 'Change to Never', newText: 'Never', ...value };
  return value === undefined ? insertField(document.locateValue(joinPath(base, parent)), 'restartPolicy: Never', text) : undefined;
}

/** Writes a field before the first one of a block mapping. */
function insertField(mapping: SourceRange | undefined, field: string, text: string): Fix | undefined {
  if (mapping === undefined) return undefined;
  const line = text.split('\n')[mapping.startLine - 1] ?? '';
  const indent = line.slice(0, mapping.startColumn - 1);
  if (indent.trim() !== '' || !/^[\w"']/.test(line.slice(mapping.startColumn - 1))) return undefined;
  const { startLine, startColumn } = mapping;
  return { title: `Add ${field}`, newText: `${field}\n${indent}`, startLine, startColumn, endLine: startLine, endColumn: startColumn };
}
