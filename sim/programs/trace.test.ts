import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCatalogue, extendCatalogue } from './catalogue.ts';
import type { ProgramInput, ProgramTrace } from './program.ts';
import { prepareProgram, runProgram } from './run.ts';
import { anImage, anInput, shell, trace } from './testing.ts';

const prepare = (script: string, memoryLimitBytes = Number.POSITIVE_INFINITY) => {
  const argv = ['sh', '-c', script];
  return { argv, program: prepareProgram(defaultCatalogue, anImage(), argv, '', memoryLimitBytes) };
};

const fragments = fc.constantFrom(
  'echo a',
  'sleep 1',
  'sleep 7 & wait',
  'echo $RANDOM',
  'i=$((i+1)); echo $i',
  'trap "echo term" TERM',
  'trap "exit 9" TERM',
  'echo x > /v/f; cat /v/f',
  'for k in 1 2 3; do echo $k; sleep 2; done',
  'echo b | tr b c',
  'while true; do sleep 3; echo t; done',
  'date +%s',
  'yes | head -n 3',
  'cat /v/g 2>/dev/null',
);
const scripts = fc.array(fragments, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('\n'));

const upTo = (result: ProgramTrace, atMs: number) => ({
  output: result.output.filter((each) => each.atMs < atMs),
  writes: result.writes.filter((each) => each.atMs < atMs),
  exit: result.exit !== null && result.exit.atMs < atMs ? result.exit : null,
});
const fresh = (script: string, changes: Partial<ProgramInput>, untilMs: number): ProgramTrace => {
  const { argv, program } = prepare(script);
  const mounts = [{ mountPath: '/v', readOnly: false, files: {}, foreignWrites: [] }];
  return program.run(anInput({ argv, mounts, ...changes }), untilMs) as ProgramTrace; // a shell always starts
};

describe('traces', () => {
  it('[PRG-1] the same input gives the same trace', () => {
    fc.assert(
      fc.property(scripts, fc.nat(), (script, seed) => {
        expect(fresh(script, { seed }, 30_000)).toEqual(fresh(script, { seed }, 30_000));
      }),
      { numRuns: 60 },
    );
  });

  it('[PRG-2] a longer horizon changes nothing before the shorter one', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const short = fresh(script, {}, 16_000);
        expect(upTo(fresh(script, {}, 200_000), 16_000)).toEqual(upTo(short, 16_000));
      }),
      { numRuns: 60 },
    );
  });

  it('[PRG-2] a signal changes nothing before it', () => {
    fc.assert(
      fc.property(
        scripts,
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom('TERM' as const, 'KILL' as const),
        (script, atMs, signal) => {
          expect(upTo(fresh(script, { signals: [{ atMs, signal }] }, 30_000), atMs)).toEqual(upTo(fresh(script, {}, 30_000), atMs));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('[PRG-2] a foreign write changes nothing before it', () => {
    const script = 'while [ ! -f /v/go ]; do sleep 1; echo waiting; done; echo went';
    const mounts = [{ mountPath: '/v', readOnly: false, files: {}, foreignWrites: [{ atMs: 3500, path: 'go', content: 'x' }] }];
    expect(upTo(fresh(script, { mounts }, 30_000), 3500)).toEqual(upTo(fresh(script, {}, 30_000), 3500));
    expect(fresh(script, { mounts }, 30_000).exit?.exitCode).toBe(0);
  });

  it('[PRG-3] tells when nothing but a signal can go on', () => {
    expect(trace({ argv: ['sleep', 'infinity'] })).toMatchObject({ exit: null, horizonMs: Number.POSITIVE_INFINITY });
    expect(trace({ argv: ['sleep', '3600'] }, 60_000)).toMatchObject({ exit: null, horizonMs: 64_000 });
    expect(trace({ argv: ['sleep', '3600'] }, 4_000_000).exit?.atMs).toBe(3_600_000);
  });

  it('[PRG-4] pods that differ in what the program ignores share one trace', () => {
    const { argv, program } = prepare('echo $A; sleep 2');
    const first = program.run(anInput({ argv, hostname: 'a', seed: 1, startedAtMs: 5, env: { A: '1', B: '1' } }), 1000);
    const second = program.run(anInput({ argv, hostname: 'b', seed: 2, startedAtMs: 9, env: { A: '1', B: '2' } }), 1000);
    const third = program.run(anInput({ argv, env: { A: '2' } }), 1000);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it.each([
    ['hostname', 'hostname', { hostname: 'other' }],
    ['clock', 'date', { startedAtMs: 0 }],
    ['seed', 'echo $RANDOM', { seed: 77 }],
    ['environment', 'env', { env: { NEW: 'x' } }],
    ['volume', 'ls /v', { mounts: [{ mountPath: '/v', readOnly: false, files: { new: '' }, foreignWrites: [] }] }],
  ])('[PRG-4] pods that differ in a %s that is read do not', (_name, script, changes) => {
    const mounts = [{ mountPath: '/v', readOnly: false, files: {}, foreignWrites: [] }];
    const { argv, program } = prepare(script);
    const first = program.run(anInput({ argv, mounts }), 1000);
    expect(program.run(anInput({ argv, mounts, ...changes }), 1000)).not.toEqual(first);
  });

  it('[PRG-5] a loop that only counts takes a fiftieth of a millisecond a turn', () => {
    const turns = (count: number): number => fresh(`i=0; while [ $i -lt ${count} ]; do i=$((i+1)); done`, {}, 60_000).exit?.atMs ?? -1;
    expect(turns(1100) - turns(100)).toBeCloseTo(20, 6);
  });

  it('[PRG-6] loops without a pause reach the horizon', () => {
    for (const script of [
      'while :; do :; done',
      'while true; do echo x; done',
      'f() { f; }; while :; do f; done',
      'yes',
      ':(){ :|:& };:',
    ]) {
      const result = fresh(script, {}, 60_000);
      expect(result.output.length).toBeLessThan(15_000);
    }
  });

  it('[PRG-7] random text never throws', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            'if',
            'then',
            'fi',
            'do',
            '$(',
            ')',
            '${x',
            '}',
            '`',
            '"',
            "'",
            '$((',
            '))',
            ';',
            '\n',
            ' ',
            '&',
            '|',
            '<<E',
            'case',
            'in',
            'a',
            '\\',
            '*',
            '{',
            '(',
            '>',
            'x=',
            '~',
          ),
          { maxLength: 25 },
        )
        .map((parts) => parts.join('')),
    );
    const command = fc.tuple(
      fc.constantFrom(
        'sed',
        'awk',
        'grep',
        'tr',
        'cut',
        'expr',
        'printf',
        'date',
        'find',
        'dd',
        'sort',
        'test',
        'timeout',
        'xargs',
        'head',
      ),
      text,
    );
    fc.assert(
      fc.property(text, (script) => {
        expect(fresh(script, {}, 1000).horizonMs).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(command, ([name, argument]) => {
        expect(trace({ argv: [name, argument, argument] }, 1000).horizonMs).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('[PRG-12] background jobs end with the first process', () => {
    expect(shell('(sleep 5; echo late) & sleep 1; echo end')).toMatchObject({ out: 'end\n', code: 0 });
  });

  it('[PRG-14] what cannot be started is a start error', () => {
    const start = (...argv: string[]) =>
      runProgram(
        defaultCatalogue,
        anImage(),
        anInput({ argv, mounts: [{ mountPath: '/app', readOnly: true, files: { 'run.sh': 'echo' }, foreignWrites: [] }] }),
        1000,
      );
    expect(start('pythonn', 'train.py')).toEqual({ startError: 'exec: "pythonn": executable file not found in $PATH' });
    expect(start('/app/x')).toEqual({ startError: 'exec: "/app/x": stat /app/x: no such file or directory' });
    expect(start('/app/run.sh')).toEqual({ startError: 'exec: "/app/run.sh": permission denied' });
    expect(start('/bin/true')).toMatchObject({ exit: { exitCode: 0 } });
  });

  it('[PRG-24] a command that joins sees the files of that instant', () => {
    const { argv, program } = prepare('trap "exit 143" TERM; touch /tmp/ok; sleep 10; rm /tmp/ok; sleep 600 & wait');
    const codeAt = (atMs: number) => program.exec(anInput({ argv }), atMs, ['test', '-f', '/tmp/ok'], 1000);
    expect([codeAt(5000), codeAt(11_000)]).toMatchObject([{ exit: { exitCode: 0 } }, { exit: { exitCode: 1 } }]);
    expect(program.exec(anInput({ argv }), 5000, ['nope'], 1000)).toMatchObject({ startError: expect.stringContaining('nope') });
  });

  it('[PRG-28] a lesson can bring an image with a program of its own', () => {
    const hello = () => ({
      output: [{ atMs: 1500, stream: 'stdout' as const, text: 'hello\n' }],
      writes: [],
      exit: { atMs: 2000, exitCode: 4, oomKilled: false },
      horizonMs: 2000,
      files: {},
    });
    const image = { ...anImage(), name: 'hello:v1', programs: ['hello', 'sh'] };
    const catalogue = extendCatalogue(defaultCatalogue, [image], { hello });
    const result = runProgram(catalogue, image, anInput({ argv: ['sh', '-c', 'hello; echo $?'] }), 10_000);
    expect(result).toMatchObject({ output: [{ text: 'hello\n' }, { text: '4\n' }], exit: { exitCode: 0 } });
  });
});

describe('a port', () => {
  it('[PRG-26] is told with its time and what it serves; nobody else gets it', () => {
    const { trace: traced, err } = shell('timeout 5 nc -l -p 7000 & sleep 1; nc -l -p 7000; httpd -p 80 -h /www; sleep 9');
    expect(traced.ports).toEqual([
      { atMs: expect.any(Number), untilMs: expect.closeTo(5000, -2), port: 7000, http: undefined },
      { atMs: expect.any(Number), untilMs: Number.POSITIVE_INFINITY, port: 80, http: { folder: '/www' } },
    ]);
    expect(err).toBe('nc: bind: Address already in use\n');
    expect(trace({ argv: ['python', 'serve.py'] }, 1000, 'ml-training:v1').ports).toMatchObject([{ port: 8080, http: {} }]);
  });
});
