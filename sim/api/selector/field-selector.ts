import { goQuote } from '#sim/api/go-text.ts';
import { isObject, readObject, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';

/** One term of a field selector. */
export interface FieldTerm {
  readonly field: string;
  readonly operator: '=' | '==' | '!=';
  readonly value: string;
}

export type FieldSelector = { readonly ok: true; readonly terms: readonly FieldTerm[] } | { readonly ok: false; readonly error: string };

/**
 * Parses `field=value,field!=value`; an empty text selects everything.
 *
 * @source apimachinery fields.ParseSelector, v1.35
 */
export function parseFieldSelector(text: string): FieldSelector {
  const terms: FieldTerm[] = [];
  for (const part of splitUnescaped(text).sort()) {
    if (part === '') continue;
    const term = parseTerm(part);
    if (term === undefined) return { ok: false, error: `invalid selector: '${text}'; can't understand '${part}'` };
    if (typeof term === 'string') return { ok: false, error: term };
    terms.push(term);
  }
  return { ok: true, terms };
}

function splitUnescaped(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text.charAt(i) === '\\') i += 1;
    else if (text.charAt(i) === ',') {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function parseTerm(part: string): FieldTerm | string | undefined {
  for (let i = 0; i < part.length; i += 1) {
    const rest = part.slice(i);
    const operator = (['!=', '==', '='] as const).find((candidate) => rest.startsWith(candidate));
    if (operator === undefined) continue;
    const value = unescapeValue(rest.slice(operator.length));
    return value.ok ? { field: part.slice(0, i), operator, value: value.text } : value.error;
  }
  return undefined;
}

function unescapeValue(text: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string } {
  let plain = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === '\\') {
      const next = text.charAt(i + 1);
      if (next === '' || !'\\,='.includes(next)) {
        return { ok: false, error: `invalid field selector: invalid escape sequence: \\${next}` };
      }
      plain += next;
      i += 1;
    } else if (character === '=') return { ok: false, error: 'invalid field selector: unescaped character in value: =' };
    else plain += character;
  }
  return { ok: true, text: plain };
}

const METADATA = ['metadata.name', 'metadata.namespace'] as const;

/** Fields that a kind can be selected by, beyond the two of every kind. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Job: [...METADATA, 'status.successful'],
  Pod: [
    ...METADATA,
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  Event: [
    ...METADATA,
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Node: ['metadata.name', 'spec.unschedulable'],
  Namespace: ['metadata.name', 'status.phase'],
  Secret: [...METADATA, 'type'],
  Service: [...METADATA, 'spec.clusterIP', 'spec.type'],
  ReplicaSet: [...METADATA, 'status.replicas'],
};

/** Why a kind cannot be selected by a field, in the server's words; undefined when it can. */
export function fieldSelectorError(kind: string, field: string): string | undefined {
  const known = FIELDS[kind] ?? METADATA;
  if (known.includes(field)) return undefined;
  if (kind === 'Job' || kind === 'ReplicaSet') return `field label ${goQuote(field)} not supported for ${kind}`;
  if (kind in FIELDS) return `field label not supported: ${field}`;
  return `${goQuote(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`;
}

/** What a field selector compares: the field's value as text, '' when unset. */
export function fieldSelectorValue(object: JsonObject, field: string): string {
  if (field === 'status.successful') return plainText(readObject(object, 'status')?.succeeded, '0');
  if (field === 'source') return readText(readObject(object, 'source'), 'component') || readText(object, 'reportingComponent');
  if (field === 'status.podIPs') return readText(readObject(object, 'status'), 'podIP');
  let value: JsonObject[string] | undefined = object;
  for (const step of field.split('.')) value = isObject(value) ? value[step] : undefined;
  const isFlag = field === 'spec.hostNetwork' || field === 'spec.unschedulable';
  return plainText(value, isFlag ? 'false' : '');
}

function plainText(value: JsonObject[string] | undefined, unset: string): string {
  if (value === undefined || value === null) return unset;
  return typeof value === 'object' ? '' : String(value);
}

/** Whether an object meets every term. The fields must be known for its kind (`fieldSelectorError`). */
export function matchesFieldSelector(terms: readonly FieldTerm[], object: JsonObject): boolean {
  return terms.every(({ field, operator, value }) => (fieldSelectorValue(object, field) === value) === (operator !== '!='));
}
