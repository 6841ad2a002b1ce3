import type { CommandOutcome, KubectlHost } from '#sim/apiserver/client.ts';

/**
 * Runs one kubectl command line.
 *
 * @param argv words after `kubectl`
 * @returns what is left to print (streamed output went through `host.write`) and the exit code; never throws
 */
export function runKubectl(argv: readonly string[], host: KubectlHost): Promise<CommandOutcome> {
  void host;
  return Promise.resolve({ stdout: '', stderr: `error: unknown command "${argv[0] ?? ''}" for "kubectl"\n`, exitCode: 1 });
}
