import { describe, expect, it } from 'vitest';
import { shell, trace } from './testing.ts';

const exit143 = 'trap "exit 143" TERM; ';
const TERM_AT_5 = [{ atMs: 5000, signal: 'TERM' as const }];

/** Script, exit code, seconds it took, what its log had. From recordings of a real cluster. */
const scripts: readonly (readonly [string, number, number, string, Readonly<Record<string, string>>?])[] = [
  ['echo epochs=$EPOCHS', 0, 0, 'epochs=3\n', { EPOCHS: '3' }],
  ['echo crash; sleep 1; exit 3', 3, 1, 'crash\n'],
  ['sleep 2; exit 1', 1, 2, ''],
  ['echo preparing; sleep 3; exit 1', 1, 3, 'preparing\n'],
  ['echo boom >&2; exit 1', 1, 0, 'boom\n'],
  ['sleep 3; exit $((JOB_COMPLETION_INDEX % 2))', 1, 3, '', { JOB_COMPLETION_INDEX: '5' }],
  ['echo working; sleep 8', 0, 8, 'working\n'],
  ['echo starting; echo oops >&2; sleep 1; exit 3', 3, 1, 'starting\noops\n'],
  ['echo index=$JOB_COMPLETION_INDEX host=$(hostname); sleep 5', 0, 5, 'index=2 host=pod-1\n', { JOB_COMPLETION_INDEX: '2' }],
  ['sleep 3; [ $JOB_COMPLETION_INDEX = 1 ] && exit 3; exit 0', 3, 3, '', { JOB_COMPLETION_INDEX: '1' }],
  ['sleep 3; [ $JOB_COMPLETION_INDEX = 1 ] && exit 3; exit 0', 0, 3, '', { JOB_COMPLETION_INDEX: '0' }],
  ['pythonn train.py', 127, 0, 'sh: pythonn: not found\n'],
  ['date; sleep 5', 0, 5, 'Mon Nov 23 08:05:00 UTC 2026\n'],
  ['exit $(( $(date +%M | sed s/^0//) % 2 ))', 1, 0, ''],
  ['echo one $JOB_COMPLETION_INDEX; echo two; echo three; sleep 12', 0, 12, 'one 0\ntwo\nthree\n', { JOB_COMPLETION_INDEX: '0' }],
  [`${exit143}if [ $JOB_COMPLETION_INDEX = 0 ]; then sleep 6; exit 0; fi; sleep 60 & wait`, 0, 6, '', { JOB_COMPLETION_INDEX: '0' }],
  [`${exit143}sleep 12 & wait`, 0, 12, ''],
];

describe('commands of the recordings', () => {
  for (const [script, code, seconds, log, env = {}] of scripts) {
    it(`[PRG-17] ${script}`, () => {
      const result = trace({ argv: ['sh', '-c', script], env });
      expect(result.output.map(({ text }) => text).join('')).toBe(log);
      expect(result.exit?.exitCode).toBe(code);
      expect(Math.abs((result.exit?.atMs ?? Number.NaN) - seconds * 1000)).toBeLessThan(100);
    });
  }

  it('[PRG-15] arguments after the script are $0 and $1', () => {
    const script = 'echo v=$MODEL_VERSION a=$A b=$B c=$C arg=$0 two=$1';
    const env = { MODEL_VERSION: '$(date +%Y%m%d)', A: 's3/models', B: '$(BASE)', C: '$(LATER)' };
    const result = trace({ argv: ['sh', '-c', script, 's3/x', '$(BASE) $(NOPE)'], env });
    expect(result.output[0]?.text).toBe('v=$(date +%Y%m%d) a=s3/models b=$(BASE) c=$(LATER) arg=s3/x two=$(BASE) $(NOPE)\n');
  });

  it('[PRG-22] a retried container finds what its predecessor left in the volume', () => {
    const script = 'n=$(cat /work/n 2>/dev/null || echo 0); n=$((n+1)); echo $n > /work/n; echo attempt $n; sleep 2; [ $n -ge 3 ]';
    const attempt = (files: Readonly<Record<string, string>>) =>
      shell(script, { mounts: [{ mountPath: '/work', readOnly: false, files, foreignWrites: [] }] });
    expect(attempt({})).toMatchObject({ out: 'attempt 1\n', code: 1 });
    expect(attempt({ n: '2\n' })).toMatchObject({
      out: 'attempt 3\n',
      code: 0,
      trace: { writes: [{ mount: 0, path: 'n', content: '3\n' }] },
    });
  });

  it('[PRG-22] mkdir in a shared volume picks the first free slot', () => {
    const script = 'for i in 1 2 3; do mkdir /shared/$i 2>/dev/null && break; done; sleep $((i * 7)); echo done $i';
    const shared = (foreignAtMs: number) => ({
      mounts: [{ mountPath: '/shared', readOnly: false, files: {}, foreignWrites: [{ atMs: foreignAtMs, path: '1/', content: '' }] }],
    });
    expect(shell(script, shared(0))).toMatchObject({ out: 'done 2\n', code: 0 });
    expect(shell(script, shared(500))).toMatchObject({ out: 'done 1\n', code: 0 });
  });

  it('[PRG-22] fails once per index', () => {
    const script =
      'f=/shared/$JOB_COMPLETION_INDEX; sleep 3; if [ $((JOB_COMPLETION_INDEX % 2)) = 1 ] && mkdir $f 2>/dev/null; then exit 1; fi; exit 0';
    const run = (index: string, files: Readonly<Record<string, string>>) =>
      shell(script, { env: { JOB_COMPLETION_INDEX: index }, mounts: [{ mountPath: '/shared', readOnly: false, files, foreignWrites: [] }] })
        .code;
    expect([run('0', {}), run('1', {}), run('1', { '1/': '' })]).toEqual([0, 1, 0]);
  });

  it('[PRG-11] the trap of a waiting shell runs at once', () => {
    expect(shell(`${exit143}sleep 20 & wait`, { signals: TERM_AT_5 })).toMatchObject({ code: 143, endMs: 5000 });
    expect(shell('trap "sleep 10; exit 143" TERM; sleep 20 & wait', { signals: TERM_AT_5 })).toMatchObject({ code: 143, endMs: 15_001 });
    const ticking = `${exit143}i=0; while true; do i=$((i+1)); echo tick $i; sleep 5 & wait $!; done`;
    expect(shell(ticking, { signals: [{ atMs: 12_500, signal: 'TERM' }] })).toMatchObject({
      out: 'tick 1\ntick 2\ntick 3\n',
      code: 143,
      endMs: 12_500,
    });
  });

  it('[PRG-10] the trap of a shell with a foreground command runs after it', () => {
    const signals = [{ atMs: 2500, signal: 'TERM' as const }];
    const result = shell("trap 'exit 0' TERM; while true; do sleep 1; done", { signals });
    expect(result.code).toBe(0);
    expect(result.endMs).toBeGreaterThan(2999);
    expect(result.endMs).toBeLessThan(3100);
  });

  it('[PRG-8] a shell without a trap is ended by KILL only', () => {
    const signals = [
      { atMs: 5000, signal: 'TERM' as const },
      { atMs: 8000, signal: 'KILL' as const },
    ];
    expect(shell('sleep 600', { signals })).toMatchObject({ code: 137, endMs: 8000 });
    expect(trace({ argv: ['sleep', '600'], signals }).exit).toEqual({ atMs: 8000, exitCode: 137, oomKilled: false });
  });

  it('[PRG-13] filling memory ends at the limit', () => {
    const result = shell('echo loading; tail /dev/zero', { memoryLimitBytes: 64 * 1024 * 1024 });
    expect(result.out).toBe('loading\n');
    expect(result.trace.exit).toMatchObject({ exitCode: 137, oomKilled: true });
  });
});

describe('the stand-in python', () => {
  const python = (args: readonly string[], changes: Parameters<typeof trace>[0] = {}) =>
    trace({ argv: ['python', ...args], ...changes }, 60_000, 'ml-training:v1');
  const logOf = (result: ReturnType<typeof trace>) => result.output.map(({ text }) => text).join('');

  it('[PRG-27] train.py takes two seconds per epoch', () => {
    const result = python(['train.py', '--retrain']);
    expect(logOf(result)).toBe('loading data\nepoch 1/3 loss=0.90\nepoch 2/3 loss=0.45\nepoch 3/3 loss=0.30\ntraining complete\n');
    expect(result.exit).toEqual({ atMs: 6000, exitCode: 0, oomKilled: false });
  });

  it('[PRG-27] train.py saves the model where it is told', () => {
    const mounts = [{ mountPath: '/models', readOnly: false, files: {}, foreignWrites: [] }];
    const result = python(['train.py'], { env: { EPOCHS: '2', MODEL_PATH: '/models/model.joblib' }, mounts });
    expect(logOf(result)).toContain('epoch 2/2 loss=0.45\nsaved /models/model.joblib\ntraining complete\n');
    expect(result.writes).toMatchObject([{ mount: 0, path: 'model.joblib', atMs: 4000 }]);
  });

  it('[PRG-27] the stages of a pipeline take three seconds', () => {
    expect(python(['extract.py'])).toMatchObject({
      output: [
        { atMs: 0, text: 'extract: start\n' },
        { atMs: 3000, text: 'extract: done\n' },
      ],
      exit: { atMs: 3000, exitCode: 0 },
    });
  });

  it('[PRG-27] serve.py serves until TERM', () => {
    expect(python(['serve.py'])).toMatchObject({ exit: null, horizonMs: Number.POSITIVE_INFINITY });
    const result = python(['serve.py'], { signals: TERM_AT_5 });
    expect(logOf(result)).toBe('serving on :8080\nshutting down\n');
    expect(result.exit).toEqual({ atMs: 5000, exitCode: 0, oomKilled: false });
  });

  it('[PRG-27] other files are not there', () => {
    const result = python(['app.py']);
    expect(logOf(result)).toBe("python: can't open file '/app.py': [Errno 2] No such file or directory\n");
    expect(result.exit?.exitCode).toBe(2);
  });

  it.each([
    ['print("a", 3)', 0, 'a 3\n'],
    ['import sys, time; print("x"); time.sleep(2); sys.exit(5)', 5, 'x\n'],
    ['raise ValueError("bad")', 1, 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nValueError: bad\n'],
  ])('[PRG-27] -c %s', (text, code, log) => {
    const result = python(['-c', text]);
    expect([logOf(result), result.exit?.exitCode]).toEqual([log, code]);
  });
});
