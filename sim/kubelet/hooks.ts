import type { LifecycleHandler } from '#sim/api/core-v1/container-types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { goQuote } from '#sim/api/go-text.ts';
import { knock } from './knock.ts';
import type { PodWork } from './pod-work.ts';
import type { Processes } from './processes.ts';

/** How a lifecycle hook goes; what is cut off has not failed yet. */
interface HookOutcome {
  readonly durationMs: number;
  /** Why it failed; undefined when it did well, or does not end within its time. */
  readonly failure: string | undefined;
  /** It would have gone on. */
  readonly isCut: boolean;
}

/** A command inside a container takes this long to begin; meanwhile the container's own program has begun. */
const BEGIN_MS = 40;
const NOTHING: HookOutcome = { durationMs: 0, failure: undefined, isCut: false };

/**
 * Runs a hook from now on, inside its container, for so long at most (KBL-23, KBL-24).
 *
 * @source pkg/kubelet/lifecycle handlers.go Run
 */
export function runHook(
  processes: Processes,
  serial: number,
  pod: Pod,
  work: PodWork,
  index: number,
  hook: LifecycleHandler | undefined,
  limitMs: number,
): HookOutcome {
  if (hook?.sleep !== undefined) {
    const durationMs = hook.sleep.seconds * 1000;
    return { durationMs: Math.min(durationMs, limitMs), failure: undefined, isCut: durationMs > limitMs };
  }
  if (hook?.httpGet !== undefined) {
    const { exitCode, error, runtimeError } = knock(
      processes.state,
      processes,
      serial,
      pod,
      work,
      index,
      { httpGet: hook.httpGet },
      limitMs,
    );
    if (exitCode === 0) return NOTHING;
    const { name = '', namespace = '', uid = '' } = pod.metadata;
    const what = `Http lifecycle hook (${hook.httpGet.path ?? ''}) for Container "${work.containers[index]?.plan.spec.name}" in Pod "${name}_${namespace}(${uid})" failed`;
    return { durationMs: 0, failure: `${what} - error: ${runtimeError ?? error}, message: ""`, isCut: false };
  }
  const command = hook?.exec?.command;
  if (command === undefined) return NOTHING;
  const { exitCode, durationMs, output, error, runtimeError } = processes.exec(serial, pod, work, index, command, limitMs);
  if (durationMs > limitMs) return { durationMs: limitMs, failure: undefined, isCut: true };
  const tookMs = Math.min(durationMs + BEGIN_MS, limitMs);
  if (exitCode === 0) return { durationMs: tookMs, failure: undefined, isCut: false };
  const failure = failedHookText(
    pod,
    work.containers[index]?.plan.spec.name ?? '',
    command,
    runtimeError ?? exitCode,
    output,
    runtimeError === undefined ? error : '',
  );
  return { durationMs: tookMs, failure, isCut: false };
}

/**
 * What the status of a container says whose hook failed.
 *
 * @param cause exit code, or why the command could not be started
 */
export function failedHookText(
  pod: Pod,
  container: string,
  command: readonly string[],
  cause: number | string,
  output: string,
  error: string,
): string {
  const { name = '', namespace = '', uid = '' } = pod.metadata;
  const what = `Exec lifecycle hook ([${command.join(' ')}]) for Container "${container}" in Pod "${name}_${namespace}(${uid})" failed`;
  const why = typeof cause === 'string' ? cause : `command '${command.join(' ')}' exited with ${cause}: ${error}`;
  return `${what} - error: ${why}, message: ${goQuote(output + error)}`;
}
