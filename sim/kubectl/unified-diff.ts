import { diffHunks } from '#sim/api/line-diff.ts';

/** `diff -u -N` of two texts; empty when they are equal. The headers carry no times. */
export function unifiedDiff(beforeName: string, afterName: string, before: string, after: string): string {
  const hunks = diffHunks(splitLines(before), splitLines(after));
  return hunks === '' ? '' : `diff -u -N ${beforeName} ${afterName}\n--- ${beforeName}\n+++ ${afterName}\n${hunks}`;
}

const splitLines = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));
