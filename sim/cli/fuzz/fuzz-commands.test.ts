import { describe, expect, it } from 'vitest';
import { Dice } from '#sim/cli/dice.ts';
import { type FuzzedLine, faultOf, fuzzLines } from './fuzz-commands.ts';
import { randomLine } from './random-lines.ts';

const LINES = 1000;

const line = (output: string, exitCode: number): FuzzedLine => ({ line: 'kubectl x', output, exitCode, cpuMs: 1 });

describe('random command lines', () => {
  it('all get an answer', { timeout: 120_000 }, async () => {
    const lines = await fuzzLines(20_261_123, LINES);
    expect(lines.filter((one) => faultOf(one) !== undefined).map((one) => `${one.line}: ${faultOf(one)}`)).toEqual([]);
  });

  it('differ, and are the same for the same seed', () => {
    const draw = (seed: number): readonly string[] => {
      const dice = new Dice(seed);
      return Array.from({ length: 200 }, () => randomLine(dice));
    };
    expect(draw(5)).toEqual(draw(5));
    expect(new Set(draw(5)).size).toBeGreaterThan(180);
    expect(new Set(draw(5).map((one) => one.split(' ')[1])).size).toBeGreaterThan(20);
  });
});

describe('a faulty answer', () => {
  it.each([
    ['a failure of this program', line("error: Cannot read properties of undefined (reading 'x')\n", 1), 'prints "Cannot read"'],
    ['a silent failure', line('', 1), 'fails without a word (exit code 1)'],
    ['no exit code', line('x', Number.NaN), 'exit code NaN'],
    ['an empty list of names', line('', 0), undefined],
    ['a watch that was interrupted', line('', 130), undefined],
    ['a refusal', line('error: unknown flag: --x\n', 1), undefined],
  ])('is told from an answer: %s', (_, answer, fault) => {
    expect(faultOf(answer)).toBe(fault);
  });
});
