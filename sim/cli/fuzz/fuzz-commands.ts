import { percentile, processCpuMs } from '#sim/cli/bench/cpu-clock.ts';
import { Dice } from '#sim/cli/dice.ts';
import { TypedShell } from '#sim/play/typed-shell.ts';
import { Simulation } from '#sim/simulation.ts';
import { randomLine } from './random-lines.ts';

const START_MS = 1_795_420_800_000;
/** Lines that share a cluster: after that many, so much is deleted that every answer is `not found`. */
const LINES_PER_CLUSTER = 40;
/** A line that waits longer than this is interrupted, as a person would. */
const PATIENCE_MS = 60_000;

const job = (name: string, script: string, more = ''): string => `apiVersion: batch/v1
kind: Job
metadata: {name: ${name}}
spec:
  backoffLimit: 1
${more}  template:
    spec:
      restartPolicy: Never
      containers:
      - {name: main, image: "busybox:1.36", command: ["sh", "-c", "${script}"]}
`;

const FILES: Readonly<Record<string, string>> = {
  'job.yaml': job('train', 'echo hi; sleep 5'),
  'broken.yaml': 'kind: Job\nspec: [',
  'list.yaml': [
    job('fails', 'echo no; exit 3'),
    job('many', 'sleep 400', '  completions: 3\n  parallelism: 3\n'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: debug}\n',
  ].join('---\n'),
};
const SETUP = [
  'kubectl apply -f job.yaml -f list.yaml',
  "kubectl create cronjob nightly --image=busybox:1.36 --schedule='* * * * *' -- true",
  'kubectl create deployment web --image=nginx --replicas=2',
];

/** What one line did. */
export interface FuzzedLine {
  readonly line: string;
  readonly output: string;
  readonly exitCode: number;
  readonly cpuMs: number;
}

function openShell(seed: number): TypedShell {
  const simulation = new Simulation({ seed, startAtMs: START_MS, namespaces: ['other'] });
  return new TypedShell(simulation, { files: FILES, namespace: 'default', longestLineMs: PATIENCE_MS, edit: (text) => text });
}

async function run(shell: TypedShell, line: string): Promise<FuzzedLine> {
  const before = processCpuMs();
  const { output, exitCode } = await shell.type(line);
  return { line, output, exitCode, cpuMs: processCpuMs() - before };
}

/** Runs random command lines, each on the cluster that the lines before it left. */
export async function fuzzLines(seed: number, count: number): Promise<readonly FuzzedLine[]> {
  const dice = new Dice(seed);
  const results: FuzzedLine[] = [];
  let shell: TypedShell | undefined;
  for (let i = 0; i < count; i++) {
    if (shell === undefined || i % LINES_PER_CLUSTER === 0) {
      shell = openShell(seed + i);
      for (const line of SETUP) await shell.type(line);
    }
    const line = randomLine(dice);
    await shell.prepare(line);
    results.push(await run(shell, line));
  }
  return results;
}

/** Words that only a fault in this program prints. */
const FAULT =
  /Cannot (read|set|convert)|is not (a function|iterable|defined)|undefined|\[object|NaN\b|call stack|TypeError|Invalid (array length|time value)/;

/** What is wrong with the answer to a line; undefined when it is an answer. */
export function faultOf({ output, exitCode }: FuzzedLine): string | undefined {
  if (!Number.isInteger(exitCode) || exitCode < 0 || exitCode > 255) return `exit code ${exitCode}`;
  const fault = FAULT.exec(output)?.[0];
  if (fault !== undefined) return `prints "${fault}"`;
  return exitCode !== 0 && exitCode !== 130 && output === '' ? `fails without a word (exit code ${exitCode})` : undefined;
}

/**
 * Runs random command lines and prints what is wrong with their answers and the CPU that a line takes.
 *
 * Arguments: `[--seed N] [--count N] [--verbose]`. @returns the exit code
 */
export async function fuzzCommands(args: readonly string[]): Promise<number> {
  const numberOf = (flag: string, preset: number): number => (args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : preset);
  const lines = await fuzzLines(numberOf('--seed', 1), numberOf('--count', 1000));
  if (args.includes('--verbose')) for (const { line, output, exitCode } of lines) console.log(`$ ${line}\n${output}(${exitCode})`);
  const faults = lines.flatMap((line) => (faultOf(line) === undefined ? [] : [`${line.line}\n  ${faultOf(line)}`]));
  for (const fault of faults) console.log(fault);
  const times = lines.map((line) => line.cpuMs);
  const slowest = lines.reduce((a, b) => (b.cpuMs > a.cpuMs ? b : a));
  const shown = (ms: number): string => `${ms.toFixed(1)} ms`;
  console.log(`${lines.length} command lines, ${faults.length} without a proper answer`);
  console.log(`CPU a line: median ${shown(percentile(times, 0.5))}, p99 ${shown(percentile(times, 0.99))}, max ${shown(slowest.cpuMs)}`);
  console.log(`slowest: ${slowest.line}`);
  return faults.length === 0 ? 0 : 1;
}
