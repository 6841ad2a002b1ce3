import process from 'node:process';
import { parseArgs } from 'node:util';
import { applyManifests, diagnose } from '#sim/kubectl/manifests/index.ts';
import { Simulation } from '#sim/simulation.ts';
import { percentile, processCpuMs } from './bench/cpu-clock.ts';
import { Dice } from './dice.ts';
import type { ValidationQuestion } from './validate.ts';

const PIECES = [
  'a',
  'b',
  ':',
  ': ',
  '-',
  '- ',
  ' ',
  '  ',
  '\n',
  '\n  ',
  '\t',
  '{',
  '}',
  '[',
  ']',
  '#',
  '&a',
  '*a',
  '!',
  "'",
  '"',
  '0',
  '|',
  '%',
  '\0',
];
const LIMIT_MS = 100;
const START_MS = 1_767_225_600_000;

/** Inputs that are made to hurt: each must get a clear answer within the limit. */
const HOSTILE: Readonly<Record<string, () => string>> = {
  'flow lists 100,000 deep': () => '['.repeat(100_000),
  'flow maps 50,000 deep': () => `${'{a: '.repeat(50_000)}1${'}'.repeat(50_000)}`,
  'block maps 2,000 deep': () => Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
  'JSON 100,000 deep': () => `{"a":`.repeat(100_000),
  'anchors that double 40 times': () =>
    `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')}`,
  'one line of 1 MiB': () => `a: ${'x'.repeat(1 << 20)}`,
  'a list of 1 MiB': () => `a:\n${'- b\n'.repeat(1 << 18)}`,
  '200,000 documents': () => '---\na: 1\n'.repeat(200_000),
  '100,000 keys': () => Array.from({ length: 100_000 }, (_, i) => `k${i}: v\n`).join(''),
  'a manifest of 4 MiB': () =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n  a: |\n${'    line of text\n'.repeat(262_144)}`,
  'a manifest just below every limit': () =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n${Array.from({ length: 4900 }, (_, i) => `  k${i}: ${'v'.repeat(190)}\n`).join('')}`,
  'bytes that are no text': () => Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 65_536)).join(''),
};

/**
 * Answers `sim mutate FILE.json [--count N] [--seed N]`: damages the manifests of the rows at random, asks the API server and
 * the editor's diagnosis twice each, and prints what it saw: throws, answers that differed, and how long an answer took.
 *
 * @returns 0 when nothing threw, every answer came twice and within 100 ms
 */
export async function runMutate(args: readonly string[], read: (file: string | undefined) => string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { count: { type: 'string' }, seed: { type: 'string' } },
  });
  const rows = JSON.parse(read(positionals[0])) as readonly ValidationQuestion[];
  const dice = new Dice(Number(values.seed ?? 1));
  const count = Number(values.count ?? 10_000);
  const asked = new Questioner();
  for (let i = 0; i < count; i++) await asked.ask(`mutation ${i}`, mutated(rows, dice));
  asked.report(`${count} mutations of ${rows.length} manifests`);
  const hostile = new Questioner();
  for (const [name, make] of Object.entries(HOSTILE)) {
    const text = make();
    await hostile.ask(name, text);
    process.stdout.write(`  ${name.padEnd(30)} ${hostile.lastMs.toFixed(1).padStart(7)} ms  ${hostile.lastAnswer}\n`);
  }
  hostile.report(`${Object.keys(HOSTILE).length} hostile inputs`);
  return asked.isClean && hostile.isClean ? 0 : 1;
}

class Questioner {
  private readonly client = new Simulation({ seed: 1, startAtMs: START_MS }).client;
  private readonly answerMs: number[] = [];
  private readonly markerMs: number[] = [];
  private throws = 0;
  private differing = 0;
  lastMs = 0;
  lastAnswer = '';

  async ask(name: string, text: string): Promise<void> {
    try {
      const [answers, answerMs] = await twice(() => this.answer(text));
      const [markers, markerMs] = await twice(() => this.markers(text));
      this.answerMs.push(answerMs);
      this.markerMs.push(markerMs);
      this.lastMs = Math.max(answerMs, markerMs);
      if (answers[0] !== answers[1] || markers[0] !== markers[1]) {
        this.differing += 1;
        process.stdout.write(`  two answers: ${name}\n`);
      }
      this.lastAnswer = answers[0].trimEnd().split('\n').at(-1)?.slice(0, 110) ?? '';
      if (this.lastMs > LIMIT_MS) process.stdout.write(`  ${this.lastMs.toFixed(0)} ms: ${name}\n`);
    } catch (error) {
      this.throws += 1;
      process.stdout.write(`  threw: ${name}: ${String(error).slice(0, 200)}\n${text.slice(0, 2000)}\n`);
    }
  }

  private async answer(text: string): Promise<string> {
    const files = [{ name: 'f.yaml', text }];
    const { stdout, stderr } = await applyManifests(this.client, {
      files,
      namespace: 'default',
      hasNamespaceFlag: false,
      dryRun: 'server',
    });
    return stdout + stderr;
  }

  private markers(text: string): string {
    return JSON.stringify(diagnose('f.yaml', text, this.client, 'default'));
  }

  get isClean(): boolean {
    return this.throws === 0 && this.differing === 0 && Math.max(...this.answerMs, ...this.markerMs) <= LIMIT_MS;
  }

  report(what: string): void {
    const times = (ms: readonly number[]): string =>
      `p50 ${percentile(ms, 0.5).toFixed(2)}, p98 ${percentile(ms, 0.98).toFixed(2)}, most ${Math.max(...ms).toFixed(1)} ms`;
    process.stdout.write(
      `${what}: ${this.throws} threw, ${this.differing} answered differently the second time\n` +
        `  answer of the API server: ${times(this.answerMs)}\n  markers of the editor:    ${times(this.markerMs)}\n`,
    );
  }
}

/** Two answers and the CPU ms of the quicker one: others work on the machine too. */
async function twice(ask: () => string | Promise<string>): Promise<[answers: readonly [string, string], ms: number]> {
  const begun = processCpuMs();
  const first = await ask();
  const between = processCpuMs();
  const second = await ask();
  return [[first, second], Math.min(between - begun, processCpuMs() - between)];
}

/** One to four slips: a piece cut out, put in, doubled or moved from another manifest. */
function mutated(rows: readonly ValidationQuestion[], dice: Dice): string {
  const pick = (): string => rows[dice.below(rows.length)]?.manifest ?? '';
  let text = pick();
  for (let slips = 1 + dice.below(4); slips > 0; slips--) {
    const at = dice.below(text.length + 1);
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    switch (dice.below(4)) {
      case 0:
        text = head + tail.slice(dice.below(40));
        break;
      case 1:
        text = head + Array.from({ length: 1 + dice.below(4) }, () => PIECES[dice.below(PIECES.length)]).join('') + tail;
        break;
      case 2:
        text = head + tail.slice(0, dice.below(60)) + tail;
        break;
      default: {
        const other = pick();
        const from = dice.below(other.length);
        text = head + other.slice(from, from + dice.below(80)) + tail;
      }
    }
  }
  return text;
}
