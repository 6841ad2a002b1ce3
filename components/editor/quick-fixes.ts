import type { ManifestProblem } from '#sim/index.ts';

export type Fix = NonNullable<ManifestProblem['fix']>;

/** Lines count from 1; both ends belong to it. */
interface LineSpan {
  readonly startLineNumber: number;
  readonly endLineNumber: number;
}

/** The fixes of the problems on these lines, the same one only once. */
export function fixesOn(problems: readonly ManifestProblem[], { startLineNumber, endLineNumber }: LineSpan): readonly Fix[] {
  const fixes = problems.flatMap(({ fix, startLine, endLine }) =>
    fix !== undefined && startLine <= endLineNumber && endLine >= startLineNumber ? [fix] : [],
  );
  return [...new Map(fixes.map((fix) => [JSON.stringify(fix), fix])).values()];
}

/** The text after a fix that was made for it. */
export function withFix(text: string, fix: Fix): string {
  return (
    text.slice(0, offsetOf(text, fix.startLine, fix.startColumn)) + fix.newText + text.slice(offsetOf(text, fix.endLine, fix.endColumn))
  );
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}
