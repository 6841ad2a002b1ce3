import type { JsonValue } from '#sim/api/meta-v1/types.ts';

/** A stretch of the source. Lines and columns count from 1; the end is exclusive. */
export interface SourceRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Why the text is no YAML. `message` is what kubectl prints after `error converting YAML to JSON: `. */
export interface YamlProblem {
  readonly message: string;
  readonly range: SourceRange;
}

export interface YamlDocument {
  /** What the document says as JSON: keys are strings, numbers and booleans by YAML 1.1 rules, the last of equal keys wins. */
  readonly value: JsonValue;
  /** Line of the whole text at which the document starts, from 1. */
  readonly startLine: number;
  /**
   * Where a field stands: its key, or the first line of a list item.
   *
   * @param path `spec.template.spec.containers[0].image`; for an absent field the nearest existing ancestor answers
   */
  locate(path: string): SourceRange;
  /** Like `locate`, but of the value behind the key; undefined when the field is absent. */
  locateValue(path: string): SourceRange | undefined;
}

/** A text cut into documents; reading stops at the first problem. Documents that say nothing are left out. */
export interface YamlStream {
  readonly documents: readonly YamlDocument[];
  readonly problem?: YamlProblem;
}
