import { goQuote } from '#sim/api/go-text.ts';
import type { LabelSelector } from '#sim/api/meta-v1/types.ts';
import { labelKeyErrors, labelValueErrors } from '#sim/api/names.ts';
import { type LabelToken, lexLabels } from './label-lexer.ts';

type Labels = Readonly<Record<string, string>> | undefined;

/** A parsed requirement. Operators are those of the text form; `gt` and `lt` compare whole numbers. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | '=' | '==' | '!=' | 'exists' | '!' | 'gt' | 'lt';
  readonly values: readonly string[];
}

/** A label selector as kubectl sends it, parsed; an empty list matches everything. */
export type ParsedLabelSelector =
  | { readonly ok: true; readonly requirements: readonly LabelRequirement[]; matches(labels: Labels): boolean }
  | { readonly ok: false; readonly error: string };

/**
 * Whether an API object's selector (`matchLabels`, `matchExpressions`) matches labels.
 *
 * An empty selector matches everything, an absent one nothing.
 */
export function matchesSelector(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels?.[key] !== value) return false;
  }
  return (selector.matchExpressions ?? []).every(({ key, operator, values }) => {
    const value = labels?.[key];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    const isListed = value !== undefined && (values ?? []).includes(value);
    return operator === 'In' ? isListed : !isListed;
  });
}

/** `a=b,c in (d,e)`, sorted by key, as kubectl prints a selector; '' when it selects everything. */
export function selectorText(selector: LabelSelector | undefined): string {
  const parts: (readonly [string, string])[] = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => [key, `${key}=${value}`]);
  for (const { key, operator, values } of selector?.matchExpressions ?? []) {
    const list = `(${[...(values ?? [])].sort().join(',')})`;
    const text = { In: `${key} in ${list}`, NotIn: `${key} notin ${list}`, Exists: key, DoesNotExist: `!${key}` }[operator];
    parts.push([key, text]);
  }
  return parts
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, text]) => text)
    .join(',');
}

/**
 * Parses `k=v,k!=v,k,!k,k in (a,b),k notin (a),k>1`.
 *
 * @returns the error in the server's words when the text is no selector
 * @source apimachinery labels.Parse, v1.35
 */
export function parseLabelSelector(text: string): ParsedLabelSelector {
  const parser = new LabelParser(lexLabels(text));
  const requirements = parser.parse();
  if (typeof requirements === 'string') return { ok: false, error: requirements };
  return { ok: true, requirements, matches: (labels) => requirements.every((requirement) => isMet(requirement, labels)) };
}

function isMet({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const value = labels?.[key];
  switch (operator) {
    case 'in':
    case '=':
    case '==':
      return value !== undefined && values.includes(value);
    case 'notin':
    case '!=':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    case 'gt':
    case 'lt': {
      if (value === undefined || !/^[-+]?\d+$/.test(value)) return false;
      const difference = Number(value) - Number(values[0]);
      return operator === 'gt' ? difference > 0 : difference < 0;
    }
  }
}

const OPERATORS: Readonly<Record<string, LabelRequirement['operator']>> = {
  in: 'in',
  notin: 'notin',
  '=': '=',
  '==': '==',
  '!=': '!=',
  '>': 'gt',
  '<': 'lt',
};

/** Methods that can fail return the error as a string. */
class LabelParser {
  readonly #tokens: readonly LabelToken[];
  #at = 0;

  constructor(tokens: readonly LabelToken[]) {
    this.#tokens = tokens;
  }

  parse(): readonly LabelRequirement[] | string {
    const requirements: LabelRequirement[] = [];
    for (;;) {
      const { kind, text } = this.#peek();
      if (kind === 'end') return requirements;
      if (kind !== 'identifier' && kind !== '!') return `found '${text}', expected: !, identifier, or 'end of string'`;
      const requirement = this.#requirement();
      if (typeof requirement === 'string') return `unable to parse requirement: ${requirement}`;
      requirements.push(requirement);
      const next = this.#take();
      if (next.kind === 'end') return requirements;
      if (next.kind !== ',') return `found '${next.text}', expected: ',' or 'end of string'`;
      const after = this.#peek();
      if (after.kind !== 'identifier' && after.kind !== '!') return `found '${after.text}', expected: identifier after ','`;
    }
  }

  #requirement(): LabelRequirement | string {
    const isNegated = this.#peek().kind === '!';
    if (isNegated) this.#take();
    const { kind, text: key } = this.#take();
    if (kind !== 'identifier') return `found '${key}', expected: identifier`;
    const keyErrors = labelKeyErrors(key);
    if (keyErrors.length > 0) return `<nil>: Invalid value: ${goQuote(key)}: ${keyErrors.join('; ')}`;
    const next = this.#peek().kind;
    if (isNegated) return { key, operator: '!', values: [] };
    if (next === 'end' || next === ',') return { key, operator: 'exists', values: [] };
    const token = this.#take(true);
    const operator = OPERATORS[token.kind];
    if (operator === undefined) return `found '${token.text}', expected: in, notin, =, ==, !=, gt, lt`;
    const values = operator === 'in' || operator === 'notin' ? this.#list() : this.#single();
    return typeof values === 'string' ? values : checkRequirement({ key, operator, values: [...new Set(values)].sort() });
  }

  #list(): readonly string[] | string {
    const open = this.#take();
    if (open.kind !== '(') return `found '${open.text}' expected: '('`;
    const first = this.#peek();
    if (first.kind === ')') {
      this.#take();
      return [];
    }
    if (first.kind !== 'identifier' && first.kind !== ',') return `found '${first.text}', expected: ',', ')' or identifier`;
    const values = this.#identifiers();
    if (typeof values === 'string') return values;
    return this.#take().kind === ')' ? values : `found '${first.text}', expected: ')'`;
  }

  #identifiers(): readonly string[] | string {
    const values: string[] = [];
    for (;;) {
      const token = this.#take();
      const next = this.#peek();
      if (token.kind === 'identifier') {
        values.push(token.text);
        if (next.kind === ')') return values;
        if (next.kind !== ',') return `found '${next.text}', expected: ',' or ')'`;
      } else if (token.kind === ',') {
        if (values.length === 0) values.push('');
        if (next.kind === ')') return [...values, ''];
        if (next.kind === ',') {
          this.#take();
          values.push('');
        }
      } else return `found '${token.text}', expected: ',', or identifier`;
    }
  }

  #single(): readonly string[] | string {
    const next = this.#peek();
    if (next.kind === 'end' || next.kind === ',') return [''];
    const token = this.#take();
    return token.kind === 'identifier' ? [token.text] : `found '${token.text}', expected: identifier`;
  }

  /** `in` and `notin` are ordinary words except where an operator stands. */
  #peek(wantsOperator = false): LabelToken {
    const token = this.#tokens[this.#at] ?? { kind: 'end', text: '' };
    const isWord = token.kind === 'in' || token.kind === 'notin';
    return isWord && !wantsOperator ? { kind: 'identifier', text: token.text } : token;
  }

  #take(wantsOperator = false): LabelToken {
    const token = this.#peek(wantsOperator);
    this.#at += 1;
    return token;
  }
}

function checkRequirement(requirement: LabelRequirement): LabelRequirement | string {
  const { key, operator, values } = requirement;
  const errors: string[] = [];
  if ((operator === 'in' || operator === 'notin') && values.length === 0) {
    errors.push("values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
  }
  values.forEach((value, i) => {
    if ((operator === 'gt' || operator === 'lt') && !/^[-+]?\d+$/.test(value)) {
      errors.push(`values[${i}]: Invalid value: ${goQuote(value)}: for 'Gt', 'Lt' operators, the value must be an integer`);
    }
    const problems = labelValueErrors(value);
    if (problems.length > 0) errors.push(`values[${i}][${key}]: Invalid value: ${goQuote(value)}: ${problems.join('; ')}`);
  });
  if (errors.length === 0) return requirement;
  return errors.length === 1 ? (errors[0] ?? '') : `[${errors.join(', ')}]`;
}
