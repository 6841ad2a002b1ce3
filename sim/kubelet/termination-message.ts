import type { Container } from '#sim/api/core-v1/types.ts';
import type { ProgramTrace } from '#sim/programs/index.ts';

const LONGEST_FILE = 4096;
const LONGEST_LOG = 2048;
const LOG_LINES = 80;

/**
 * What a container that has ended leaves as its message: KBL-20. Empty when it leaves none. Simplified: lengths are counted
 * in characters, and the containers of a pod share no total.
 *
 * @source pkg/kubelet/kuberuntime kuberuntime_container.go getTerminationMessage
 */
export function terminationMessage(container: Container, trace: ProgramTrace, exitCode: number): string {
  const text = trace.files[container.terminationMessagePath ?? '/dev/termination-log'] ?? '';
  if (text !== '') return text.slice(-LONGEST_FILE);
  if (container.terminationMessagePolicy !== 'FallbackToLogsOnError' || exitCode === 0) return '';
  const log = trace.output.map((line) => line.text).join('');
  const lines = log.split('\n');
  const end = lines.at(-1) === '' ? LOG_LINES + 1 : LOG_LINES;
  return lines.slice(-end).join('\n').slice(-LONGEST_LOG);
}
