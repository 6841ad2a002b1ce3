import { decodeBase64 } from '#sim/api/base64.ts';
import { goQuote } from '#sim/api/go-text.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import type { MappingNode, ScalarNode, YamlNode } from './node.ts';
import { resolvePlain } from './resolve.ts';
import { MAX_VALUES, YamlFailure } from './token.ts';

/** Turns a node tree into JSON. Aliased values are shared, never copied, so a bomb costs nothing before it is refused. */
export class Composer {
  /** Values of finished anchored nodes with how many values each stands for. */
  readonly #known = new Map<YamlNode, { readonly value: JsonValue; readonly count: number }>();
  readonly #open = new Set<YamlNode>();
  #count = 0;

  compose(node: YamlNode): JsonValue {
    if (node.is === 'alias') return this.#alias(node.target.name, node.target.node, node);
    this.#add(1, node);
    if (node.is === 'scalar') return scalarValue(node);
    this.#open.add(node);
    const before = this.#count;
    const value = node.is === 'sequence' ? node.items.map((item) => this.compose(item)) : this.#mapping(node);
    this.#open.delete(node);
    this.#known.set(node, { value, count: this.#count - before + 1 });
    return value;
  }

  #add(count: number, node: YamlNode): void {
    this.#count += count;
    if (this.#count > MAX_VALUES) throw new YamlFailure('composer', 'document contains excessive aliasing', node.start);
  }

  #alias(name: string, node: YamlNode | undefined, at: YamlNode): JsonValue {
    if (node === undefined || this.#open.has(node)) throw new YamlFailure('composer', `anchor '${name}' value contains itself`, at.start);
    const known = this.#known.get(node);
    if (known === undefined) return this.compose(node);
    this.#add(known.count, at);
    return known.value;
  }

  #mapping(node: MappingNode): JsonValue {
    const entries = new Map<string, JsonValue>();
    for (const { key, value } of node.entries) {
      if (isMergeKey(key)) this.#merge(value, entries);
      else {
        const name = this.#keyName(key);
        entries.set(name, this.compose(value));
      }
    }
    return Object.fromEntries(entries);
  }

  #keyName(key: YamlNode): string {
    const value = this.compose(key);
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (value === null) throw new YamlFailure('composer', 'Unsupported map key of type: %!s(<nil>), key: <nil>', key.start);
    throw new YamlFailure('composer', `invalid map key: ${goSyntax(value)}`, key.start);
  }

  /** `<<: *base`: the entries of the base, or of several bases of which the earlier win. */
  #merge(value: YamlNode, into: Map<string, JsonValue>): void {
    const target = value.is === 'alias' ? value.target.node : value;
    const bases = target?.is === 'sequence' && value.is !== 'alias' ? [...target.items].reverse() : [value];
    for (const base of bases) {
      const composed = this.compose(base);
      if (composed === null || typeof composed !== 'object' || Array.isArray(composed)) {
        throw new YamlFailure('composer', 'map merge requires map or sequence of maps as the value', base.start);
      }
      for (const [name, item] of Object.entries(composed)) into.set(name, item);
    }
  }
}

const isMergeKey = (key: YamlNode): boolean =>
  key.is === 'scalar' && key.text === '<<' && ((key.isPlain && key.tag === '') || key.tag === '!!merge');

function scalarValue(node: ScalarNode): JsonValue {
  const { text, tag } = node;
  if (tag === '' ? !node.isPlain : !CORE_TAGS.has(tag)) return text;
  if (tag === '!!str') return text;
  if (tag === '!!binary') {
    if (!BASE_64.test(text)) throw new YamlFailure('composer', '!!binary value contains invalid base64 data', node.start);
    return decodeBase64(text);
  }
  const meaning = resolvePlain(text);
  if (tag !== '' && tag !== TAG_OF[meaning.is] && !(tag === '!!float' && meaning.is === 'int')) {
    throw new YamlFailure('composer', `cannot decode ${TAG_OF[meaning.is]} \`${text}\` as a ${tag}`, node.start);
  }
  switch (meaning.is) {
    case 'null':
      return null;
    case 'text':
    case 'timestamp':
      return text;
    case 'bool':
      return meaning.value;
    case 'int':
    case 'float':
      if (!Number.isFinite(meaning.value)) throw new YamlFailure('composer', `unsupported value: ${goFloat(meaning.value)}`, node.start);
      return meaning.value;
  }
}

const BASE_64 = /^(?:[A-Za-z0-9+/\s]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\s*$/;

/** A value as Go's `%#v` prints what go-yaml makes of it. */
function goSyntax(value: JsonValue): string {
  if (value === null) return 'interface {}(nil)';
  if (typeof value === 'string') return goQuote(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[]interface {}{${value.map((item: JsonValue) => goSyntax(item)).join(', ')}}`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[interface {}]interface {}{${entries.map(([key, item]) => `${goQuote(key)}:${goSyntax(item)}`).join(', ')}}`;
}

const goFloat = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
};

const TAG_OF = { null: '!!null', bool: '!!bool', int: '!!int', float: '!!float', timestamp: '!!timestamp', text: '!!str' } as const;
const CORE_TAGS: ReadonlySet<string> = new Set([...Object.values(TAG_OF), '!!binary']);
