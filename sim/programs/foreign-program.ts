import { hang, sleep, write } from '#sim/programs/kernel/io.ts';
import { joinPath } from '#sim/programs/kernel/paths.ts';
import type { Main } from '#sim/programs/kernel/types.ts';
import type { Program } from './program.ts';

/** How far a lesson's program is played in one piece. */
const PLAYED_MS = 86_400_000;

/** Plays the trace of a lesson's own program inside a container. Simplified: it does not hear of signals. */
export function foreignProgram(program: Program): Main {
  return function* (process) {
    const { system } = process;
    const startMs = system.nowMs;
    const trace = program(
      {
        argv: process.argv,
        env: Object.fromEntries(process.env.entries()),
        workingDir: process.cwd,
        hostname: system.input.hostname(),
        startedAtMs: system.input.startedAtMs() + startMs,
        mounts: system.input.mountPoints().map((mount, index) => system.input.mount(index) ?? mount),
        signals: [],
        memoryLimitBytes: system.memoryLimitBytes,
        seed: system.input.seed(),
      },
      PLAYED_MS,
    );
    for (const { port, http } of trace.ports ?? []) system.listen(process, port, http);
    const steps = [...trace.output, ...trace.writes].sort((a, b) => a.atMs - b.atMs);
    for (const step of steps) {
      if (startMs + step.atMs > system.nowMs) yield* sleep(process, startMs + step.atMs - system.nowMs);
      if ('stream' in step) yield* write(process, step.stream === 'stdout' ? 1 : 2, step.text);
      else {
        const path = joinPath(system.input.mountPoints()[step.mount]?.mountPath ?? '/', step.path);
        if (step.content === null) system.disk.remove(path);
        else if (path.endsWith('/')) system.disk.makeDirectory(path.slice(0, -1));
        else system.disk.write(path, step.content);
      }
    }
    const { exit } = trace;
    if (exit === null) return yield* hang();
    if (startMs + exit.atMs > system.nowMs) yield* sleep(process, startMs + exit.atMs - system.nowMs);
    return exit.exitCode;
  };
}
