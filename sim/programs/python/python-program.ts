import { complain, print, sleep } from '#sim/programs/kernel/io.ts';
import { resolvePath } from '#sim/programs/kernel/paths.ts';
import type { Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { runStatements } from './statements.ts';

/** How long the stand-in's scripts take. */
const EPOCH_MS = 2000;
const SERVED_PORT = 8080;
const STAGE_MS = 3000;
const LOSS_PERCENT = 90;
const STAGES = ['extract', 'transform', 'load'];

/** A stand-in for `python` that knows the scripts of the course and one-line programs. */
export const pythonProgram: Main = function* (process) {
  const [script, text = ''] = process.argv.slice(1);
  if (script === undefined) return 0;
  if (script === '--version' || script === '-V') {
    yield* print(process, 'Python 3.12.4\n');
    return 0;
  }
  if (script === '-c') return yield* runStatements(process, text);
  if (script === 'train.py') return yield* train(process);
  if (script === 'serve.py') return yield* serve(process);
  const stage = STAGES.find((name) => script === `${name}.py`);
  if (stage !== undefined) return yield* runStage(process, stage);
  yield* complain(process, `python: can't open file '${resolvePath(process.cwd, script)}': [Errno 2] No such file or directory`);
  return 2;
};

function* train(process: Process): Step<number> {
  const epochs = Number.parseInt(process.env.get('EPOCHS') || '3', 10) || 0;
  yield* print(process, 'loading data\n');
  for (let epoch = 1; epoch <= epochs; epoch++) {
    yield* sleep(process, EPOCH_MS);
    process.system.charge(1);
    yield* print(process, `epoch ${epoch}/${epochs} loss=0.${Math.floor(LOSS_PERCENT / epoch)}\n`);
  }
  const path = process.env.get('MODEL_PATH');
  if (path !== undefined && path !== '') {
    const written = process.system.disk.write(resolvePath(process.cwd, path), `trained for ${epochs} epochs\n`);
    if (!written.ok) {
      yield* complain(process, `python: can't write '${path}': ${written.problem}`);
      return 1;
    }
    yield* print(process, `saved ${path}\n`);
  }
  yield* print(process, 'training complete\n');
  return 0;
}

function* runStage(process: Process, name: string): Step<number> {
  yield* print(process, `${name}: start\n`);
  yield* sleep(process, STAGE_MS);
  yield* print(process, `${name}: done\n`);
  return 0;
}

function* serve(process: Process): Step<number> {
  process.handled.add('TERM');
  process.handled.add('INT');
  process.system.listen(process, SERVED_PORT, {});
  yield* print(process, 'serving on :8080\n');
  yield { wakeAtMs: Number.POSITIVE_INFINITY, ready: () => process.pending.length > 0 };
  yield* print(process, 'shutting down\n');
  return 0;
}
