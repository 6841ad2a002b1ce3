import { curriculum } from '#content/curriculum.ts';
import { loadLesson, playOutput } from '#content/load/index.ts';

export interface ReferenceCommand {
  /** `get`. */
  readonly name: string;
  readonly text: string;
  /** What `--help` prints. */
  readonly help: string;
}

const ROW = /^ {2}([a-z][a-z-]*) {2,}(\S.*)$/gm;

/** The commands of kubectl as it lists them itself, with their help. Server only. */
export async function referenceCommands(): Promise<readonly ReferenceCommand[]> {
  const { lesson } = await loadLesson(curriculum[0]);
  const bare = { ...lesson, cluster: { files: lesson.cluster.files, applied: [], advanceSeconds: 0 } };
  const ask = (command: string) => playOutput(bare, {}, { command, after: [], fails: false });
  const rows = [...(await ask('kubectl --help')).matchAll(ROW)];
  if (rows.length === 0) throw new Error('kubectl --help lists no command');
  return Promise.all(
    rows.map(async ([, name = '', text = '']) => ({ name, text, help: await ask(`kubectl ${name} --help`).catch(() => text) })),
  );
}
