import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { durationMs, parseGoDuration } from '#sim/api/go-duration.ts';
import { playLines } from './play.ts';

/** Applies manifests to a fresh cluster, lets time pass, prints what kubectl would say. @returns the exit code */
export async function applyFiles(args: readonly string[], read: (file: string | undefined) => string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { for: { type: 'string' }, get: { type: 'string', multiple: true }, seed: { type: 'string' } },
  });
  if (positionals.length === 0) throw new Error("usage: sim apply FILE... [--for 10m] [--get 'kubectl ...']");
  const span = parseGoDuration(values.for ?? '0s');
  if (!span.ok) throw new Error(`--for: ${span.error}`);
  const files = Object.fromEntries(positionals.map((file) => [basename(file), read(file)]));
  const first = `kubectl apply ${Object.keys(files)
    .map((file) => `-f ${file}`)
    .join(' ')}`;
  const outcomes = await playLines(
    { seed: Number(values.seed ?? 1), files },
    first,
    durationMs(span.value),
    values.get ?? ['kubectl get jobs,pods'],
  );
  for (const { stdout, stderr } of outcomes) {
    process.stdout.write(stdout);
    process.stderr.write(stderr);
  }
  return Math.max(...outcomes.map(({ exit }) => exit));
}
