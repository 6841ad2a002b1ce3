import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { evaluate } from './evaluate.ts';
import type { ListNode } from './nodes.ts';
import { parseTemplate } from './parse.ts';
import { messageOf } from './print-json-path.ts';

/** What a path found; `values` is empty when nothing is there. */
export type PathResult = { readonly ok: true; readonly values: readonly JsonValue[] } | { readonly ok: false; readonly error: string };

const RELAXED = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/;
const EXPECTED = "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'";

/** `{.a.b}` of `a.b`, `.a.b`, `{a.b}` or `{.a.b}`; undefined for anything else. */
function relaxPath(path: string): string | undefined {
  if (path === '') return '';
  const match = RELAXED.exec(path);
  const inner = match?.[1] ?? match?.[2];
  return inner === undefined ? undefined : `{.${inner}}`;
}

/** A path of custom-columns, `--sort-by` or `wait`, ready to look up; or the reason why it is none (rule PRT-14). */
export function compilePath(
  path: string,
): { readonly ok: true; readonly template: ListNode } | { readonly ok: false; readonly error: string } {
  const template = relaxPath(path);
  if (template === undefined) return { ok: false, error: EXPECTED };
  try {
    return { ok: true, template: parseTemplate(template) };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

/** The values of a compiled path. */
export function lookUp(template: ListNode, data: JsonValue): PathResult {
  try {
    return { ok: true, values: evaluate(template, data).flat() };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

/** Looks a path up in one object; braces and the first dot may be left out (rule PRT-14). */
export function findByPath(path: string, data: JsonValue): PathResult {
  const compiled = compilePath(path);
  return compiled.ok ? lookUp(compiled.template, data) : compiled;
}
