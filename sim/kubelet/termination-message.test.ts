import { describe, expect, it } from 'vitest';
import type { Container } from '#sim/api/core-v1/types.ts';
import type { ProgramTrace } from '#sim/programs/index.ts';
import { terminationMessage } from './termination-message.ts';

const container: Container = { name: 'c' };
const trace = (log: string, files: ProgramTrace['files'] = {}): ProgramTrace => ({
  output: [{ atMs: 0, stream: 'stdout', text: log }],
  writes: [],
  exit: { atMs: 10, exitCode: 1, oomKilled: false },
  horizonMs: 10,
  files,
});
const fallback: Container = { ...container, terminationMessagePolicy: 'FallbackToLogsOnError' };

describe('the message of a container that has ended', () => {
  it('[KBL-20] is the file that it wrote', () => {
    const files = { '/dev/termination-log': 'why\n', '/tmp/why': 'elsewhere' };
    expect(terminationMessage(container, trace('log\n', files), 1)).toBe('why\n');
    expect(terminationMessage({ ...container, terminationMessagePath: '/tmp/why' }, trace('', files), 0)).toBe('elsewhere');
    expect(terminationMessage(container, trace('log\n'), 1)).toBe('');
    expect(terminationMessage(container, trace('', { '/dev/termination-log': `${'a'.repeat(5000)}z` }), 1)).toBe(`${'a'.repeat(4095)}z`);
  });

  it('[KBL-20] is the end of the log after a failure, when the policy says so and there is no file', () => {
    expect(terminationMessage(fallback, trace('log\n'), 1)).toBe('log\n');
    expect(terminationMessage(fallback, trace('log\n'), 0)).toBe('');
    expect(terminationMessage(fallback, trace('log\n', { '/dev/termination-log': 'file' }), 1)).toBe('file');
    const lines = Array.from({ length: 100 }, (_, i) => `${i}\n`);
    expect(terminationMessage(fallback, trace(lines.join('')), 1)).toBe(lines.slice(20).join(''));
    expect(terminationMessage(fallback, trace('x'.repeat(3000)), 1)).toHaveLength(2048);
  });
});
