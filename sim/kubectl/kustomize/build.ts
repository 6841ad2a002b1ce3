import { isObject, readList, readNumber, readObject, readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { jsonPatch, strategicMerge } from '#sim/api/patch/index.ts';
import { printYaml } from '#sim/api/print/index.ts';
import { parseYamlStream, parseYamlValue } from '#sim/api/yaml/index.ts';
import type { KubectlHost } from '#sim/apiserver/client.ts';
import { generate } from './generators.ts';
import { inOrder } from './order.ts';
import { changeAt, withAnnotations, withImage, withLabels, withNamespace, withReferences } from './transform.ts';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const FIELDS = new Set([
  ...['apiVersion', 'kind', 'metadata', 'resources', 'bases', 'namespace', 'namePrefix', 'nameSuffix', 'commonLabels', 'labels'],
  ...['commonAnnotations', 'images', 'replicas', 'patches', 'patchesStrategicMerge', 'patchesJson6902', 'generatorOptions'],
  ...['configMapGenerator', 'secretGenerator'],
]);
/** Fields of kustomize that this one does not know. */
const UNSUPPORTED = new Set([
  ...['components', 'replacements', 'vars', 'helmCharts', 'generators', 'transformers', 'validators', 'openapi', 'crds', 'configurations'],
  ...['buildMetadata', 'sortOptions', 'inventory', 'helmGlobals', 'helmChartInflationGenerator'],
]);

/** An object on its way, with the name that others know it by. */
interface Item {
  readonly object: JsonObject;
  readonly original: string;
  readonly hash: string;
}

export type KustomizeResult =
  | { readonly ok: true; readonly text: string; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly error: string };

/** Where a build reads, and what it has to say besides. */
interface Build {
  readonly host: Pick<KubectlHost, 'readFile' | 'listDirectory'>;
  readonly warnings: string[];
  readonly open: readonly string[];
}

/**
 * Builds what a folder with a kustomization describes (rule KCT-38).
 *
 * @returns the manifests as one text, in kustomize's order
 */
export async function buildKustomization(folder: string, host: Build['host']): Promise<KustomizeResult> {
  const warnings: string[] = [];
  try {
    const items = await buildFolder(folder, { host, warnings, open: [] });
    const objects = inOrder(renameWithHash(items).map((item) => item.object));
    return { ok: true, text: objects.map((object) => printYaml(object)).join('---\n'), warnings };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

async function buildFolder(folder: string, build: Build): Promise<readonly Item[]> {
  const { host, warnings, open } = build;
  const found = (await host.listDirectory(folder)) ?? [];
  if (found.length === 0 && (await host.readFile(folder)) === undefined && (await host.listDirectory(folder)) === undefined)
    throw new Error(
      `must build at directory: not a valid directory: evalsymlink failure on '${folder}' : lstat ${folder}: no such file or directory`,
    );
  const name = NAMES.find((one) => found.includes(one));
  if (name === undefined)
    throw new Error(`unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${folder}'`);
  if (open.includes(folder)) throw new Error(`cycle detected: candidate root '${folder}' contains visited root '${folder}'`);
  const parsed = parseYamlValue((await host.readFile(pathIn(folder, name))) ?? '');
  if (!parsed.ok) throw new Error(`invalid Kustomization: ${parsed.message}`);
  if (parsed.value === null) throw new Error('kustomization.yaml is empty');
  if (!isObject(parsed.value)) throw new Error('invalid Kustomization: json: cannot unmarshal into Go value of type types.Kustomization');
  const plan = parsed.value;
  for (const field of Object.keys(plan)) {
    if (UNSUPPORTED.has(field)) throw new Error(`'${field}' is not part of the kustomize of this simulated machine`);
    if (!FIELDS.has(field)) throw new Error(`invalid Kustomization: json: unknown field "${field}"`);
  }
  if (plan['commonLabels'] !== undefined && !warnings.some((one) => one.includes("'commonLabels'")))
    warnings.push(
      "# Warning: 'commonLabels' is deprecated. Please use 'labels' instead. Run 'kustomize edit fix' to update your Kustomization automatically.",
    );
  const inner = { ...build, open: [...open, folder] };
  const items: Item[] = [];
  for (const path of [...readTexts(plan, 'resources'), ...readTexts(plan, 'bases')])
    items.push(...(await readResource(folder, path, inner)));
  const read = async (path: string): Promise<string> => {
    const text = await host.readFile(pathIn(folder, path));
    if (text === undefined)
      throw new Error(
        `loading KV pairs: file sources: [${path}]: evalsymlink failure on '${pathIn(folder, path)}' : lstat ${pathIn(folder, path)}: no such file or directory`,
      );
    return text;
  };
  for (const [field, kind] of [
    ['configMapGenerator', 'ConfigMap'],
    ['secretGenerator', 'Secret'],
  ] as const)
    for (const entry of readObjects(plan, field)) {
      const { object, hash } = await generate(kind, entry, readStruct(plan, 'generatorOptions'), read);
      items.push({ object, hash, original: readText(readStruct(object, 'metadata'), 'name') });
    }
  const patched = await applyPatches(items, plan, folder, host);
  return renamed(
    patched.map((item) => ({ ...item, object: transformed(item.object, plan, item.original) })),
    plan,
  );
}

async function readResource(folder: string, path: string, build: Build): Promise<readonly Item[]> {
  const full = pathIn(folder, path);
  const text = await build.host.readFile(full);
  if (text === undefined && (await build.host.listDirectory(full)) !== undefined) return buildFolder(full, build);
  if (text === undefined) {
    const missing = `evalsymlink failure on '${full}' : lstat ${full}: no such file or directory`;
    throw new Error(
      `accumulating resources: accumulation err='accumulating resources from '${path}': ${missing}': must build at directory: not a valid directory: ${missing}`,
    );
  }
  const stream = parseYamlStream(text);
  const { problem } = stream;
  if (problem !== undefined) throw new Error(`accumulating resources: MalformedYAMLError: yaml: ${problem.message} in File: ${path}`);
  return stream.documents
    .map(({ value }) => value)
    .filter(isObject)
    .map((object) => ({ object, hash: '', original: readText(readStruct(object, 'metadata'), 'name') }));
}

/** The step of a path that `..` and `.` lead to. */
function pathIn(folder: string, path: string): string {
  const steps = folder === '.' ? [] : folder.replace(/\/$/, '').split('/');
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/') || '.';
}

async function applyPatches(items: readonly Item[], plan: JsonObject, folder: string, host: Build['host']): Promise<readonly Item[]> {
  const entries = [
    ...readObjects(plan, 'patches'),
    ...readObjects(plan, 'patchesJson6902'),
    ...readList(plan, 'patchesStrategicMerge').map((one) => (String(one).includes('\n') ? { patch: one } : { path: one })),
  ];
  let current = items;
  for (const entry of entries) {
    const path = readText(entry, 'path');
    const text = path === '' ? readText(entry, 'patch') : await host.readFile(pathIn(folder, path));
    if (text === undefined)
      throw new Error(
        `failed to get the patch file from path(${path}): evalsymlink failure on '${pathIn(folder, path)}' : lstat ${pathIn(folder, path)}: no such file or directory`,
      );
    const parsed = parseYamlValue(text);
    if (!parsed.ok) throw new Error(`unable to parse SM or JSON patch from [patch: ${JSON.stringify(text)}]`);
    const { value } = parsed;
    const target = readObject(entry, 'target') ?? (isObject(value) ? targetOf(value) : {});
    const hits = current.filter((item) => isHit(item, target));
    if (hits.length === 0 && readObject(entry, 'target') === undefined)
      throw new Error(`no matches for Id ${readText(target, 'kind')}/${readText(target, 'name')}; failed to find unique target for patch`);
    current = current.map((item) => (hits.includes(item) ? { ...item, object: patchedBy(item.object, value) } : item));
  }
  return current;
}

const targetOf = (patch: JsonObject): JsonObject => ({
  kind: readText(patch, 'kind'),
  name: readText(readStruct(patch, 'metadata'), 'name'),
});

function isHit({ object, original }: Item, target: JsonObject): boolean {
  const fits = (pattern: string, text: string): boolean => pattern === '' || new RegExp(`^(?:${pattern})$`).test(text);
  const names = [original, readText(readStruct(object, 'metadata'), 'name')];
  return fits(readText(target, 'kind'), readText(object, 'kind')) && names.some((name) => fits(readText(target, 'name'), name));
}

function patchedBy(object: JsonObject, patch: JsonValue): JsonObject {
  const names = readStruct(object, 'metadata');
  const body = isObject(patch) ? { ...patch, metadata: { ...readStruct(patch, 'metadata'), name: names['name'] ?? '' } } : patch;
  const outcome = isObject(body) ? strategicMerge(readText(object, 'kind'), object, body) : jsonPatch(object, body);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

/** Everything that a kustomization says of all its objects, but for their names. */
function transformed(start: JsonObject, plan: JsonObject, original: string): JsonObject {
  let object = start;
  const common = readObject(plan, 'commonLabels');
  if (common !== undefined) object = withLabels(object, common, true, true);
  for (const entry of readObjects(plan, 'labels')) {
    const inSelectors = entry['includeSelectors'] === true;
    object = withLabels(object, readStruct(entry, 'pairs'), inSelectors || entry['includeTemplates'] === true, inSelectors);
  }
  const annotations = readObject(plan, 'commonAnnotations');
  if (annotations !== undefined) object = withAnnotations(object, annotations);
  const namespace = readText(plan, 'namespace');
  if (namespace !== '') object = withNamespace(object, namespace);
  for (const image of readObjects(plan, 'images')) object = withImage(object, image) as JsonObject; // an object stays one
  for (const entry of readObjects(plan, 'replicas'))
    if (readText(entry, 'name') === original && ['Deployment', 'ReplicaSet'].includes(readText(object, 'kind')))
      object = changeAt(object, ['spec', 'replicas'], () => readNumber(entry, 'count') ?? 0);
  return object;
}

const nameOf = (object: JsonObject): string => readText(readStruct(object, 'metadata'), 'name');

/** `namePrefix` and `nameSuffix`, and what refers to those objects. */
function renamed(items: readonly Item[], plan: JsonObject): readonly Item[] {
  const [prefix, suffix] = [readText(plan, 'namePrefix'), readText(plan, 'nameSuffix')];
  if (prefix === '' && suffix === '') return items;
  return rename(items, (object) => (readText(object, 'kind') === 'Namespace' ? nameOf(object) : `${prefix}${nameOf(object)}${suffix}`));
}

/** At the very end generated names get the hash of what they hold. */
function renameWithHash(items: readonly Item[]): readonly Item[] {
  const hashes = new Map(items.map((item) => [item.object, item.hash]));
  return rename(items, (object) => {
    const hash = hashes.get(object) ?? '';
    return hash === '' ? nameOf(object) : `${nameOf(object)}-${hash}`;
  });
}

function rename(items: readonly Item[], nameFor: (object: JsonObject) => string): readonly Item[] {
  const names = new Map(items.map(({ object }) => [`${readText(object, 'kind')}/${nameOf(object)}`, nameFor(object)]));
  return items.map((item) => {
    const wanted = nameFor(item.object);
    const object = withReferences(item.object, names) as JsonObject; // an object stays one
    return { ...item, object: changeAt(object, ['metadata', 'name'], () => wanted) };
  });
}
