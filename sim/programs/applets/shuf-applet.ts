import { print } from '#sim/programs/kernel/io.ts';
import type { Main } from '#sim/programs/kernel/types.ts';
import { applet, linesOf, readInputs, refuse } from './applet.ts';

const MOST_NUMBERS = 1_000_000;

/** Lines, arguments (`-e`) or the numbers of a range (`-i`) in a random order; `-n` of them. */
export const shufProgram: Main = applet('n:ei:z', function* (process, { flags, operands }) {
  const range = flags.get('i');
  const pool: string[] = [];
  if (range !== undefined) {
    const [low, high] = range.split('-').map(Number);
    if (low === undefined || high === undefined || !(low <= high) || high - low >= MOST_NUMBERS)
      return yield* refuse(process, `${range}: invalid range`);
    for (let number = low; number <= high; number++) pool.push(String(number));
  } else if (flags.has('e')) pool.push(...operands);
  else {
    const { inputs, failed } = yield* readInputs(process, operands);
    if (failed) return 1;
    for (const { text } of inputs) pool.push(...linesOf(text));
  }
  const count = Math.min(Number(flags.get('n') ?? pool.length), pool.length);
  for (let i = 0; i < count; i++) {
    const j = i + (process.system.random() % (pool.length - i));
    [pool[i], pool[j]] = [pool[j] ?? '', pool[i] ?? ''];
  }
  yield* print(
    process,
    pool
      .slice(0, count)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return 0;
});
