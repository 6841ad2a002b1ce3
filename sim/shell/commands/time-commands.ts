import { isInterrupted } from '#sim/kubectl/index.ts';
import { InterruptSignal } from '#sim/shell/interrupt-signal.ts';
import { waitFor } from '#sim/shell/waits.ts';
import { fail, INTERRUPTED_EXIT, type ShellCommand, succeed } from './shell-command.ts';

const UNIT_MS: Readonly<Record<string, number>> = { '': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const TIMED_OUT_EXIT = 124;

/** `5`, `1.5s`, `2m` in ms; undefined when it is none. */
function spanMs(text: string): number | undefined {
  const match = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * (UNIT_MS[match[2] ?? ''] ?? 1000);
}

/** `sleep 5`: virtual time passes. */
export const sleep: ShellCommand = async ({ args }, { hooks, signal }) => {
  if (args.length === 0) return fail("sleep: missing operand\nTry 'sleep --help' for more information.\n");
  let ms = 0;
  for (const arg of args) {
    const span = spanMs(arg);
    if (span === undefined) return fail(`sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.\n`);
    ms += span;
  }
  await waitFor(hooks.clock, signal, hooks.clock.nowMs() + ms);
  return succeed();
};

/** `timeout 5 COMMAND…`: interrupts the command when the time is up. */
export const timeout: ShellCommand = async ({ args, exec }, shell) => {
  const words = args.filter((arg, i) => !arg.startsWith('-') || i > args.findIndex((one) => spanMs(one) !== undefined));
  const [span = '', ...command] = words;
  const ms = spanMs(span);
  if (ms === undefined || command.length === 0) return fail(`timeout: invalid time interval '${span}'\n`, 125);
  const { clock } = shell.hooks;
  const inner = new InterruptSignal();
  const stop = shell.signal.onInterrupt(() => inner.interrupt());
  let isOver = false;
  const cancel = clock.schedule(
    clock.nowMs() + ms,
    () => {
      isOver = true;
      inner.interrupt();
    },
    true,
  );
  try {
    const outcome = await shell.withSignal(inner, () => exec(command.map(quoted).join(' ')));
    return isOver ? { ...outcome, exitCode: TIMED_OUT_EXIT } : outcome;
  } finally {
    cancel();
    stop();
  }
};

const quoted = (word: string): string => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** `watch [-n SECONDS] COMMAND…`: shows the output again and again until Ctrl-C. */
export const watch: ShellCommand = async ({ args, exec }, shell) => {
  let seconds = 2;
  let hasTitle = true;
  let at = 0;
  for (; at < args.length && (args[at] ?? '').startsWith('-'); at++) {
    const arg = args[at] ?? '';
    const interval = /^(?:-n|--interval)=?(.*)$/.exec(arg)?.[1];
    if (interval !== undefined) seconds = Number(interval === '' ? args[++at] : interval);
    if (arg.includes('t') && !arg.startsWith('--')) hasTitle = false;
  }
  const line = args.slice(at).join(' ');
  if (line === '' || !(seconds > 0)) return fail('watch: usage: watch [-n seconds] command\n');
  const { clock } = shell.hooks;
  for (;;) {
    const { stdout, stderr } = await shell.captured(() => exec(line));
    if (shell.signal.isInterrupted) return { stdout: '', stderr: '', exitCode: INTERRUPTED_EXIT };
    const title = hasTitle ? `Every ${seconds.toFixed(1)}s: ${line}\n\n` : '';
    shell.hooks.write('stdout', `\x1b[2J\x1b[H${title}${stdout}${stderr}`);
    try {
      await waitFor(clock, shell.signal, clock.nowMs() + seconds * 1000);
    } catch (error) {
      if (isInterrupted(error)) return { stdout: '', stderr: '', exitCode: INTERRUPTED_EXIT };
      throw error;
    }
  }
};
