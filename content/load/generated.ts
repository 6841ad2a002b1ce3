import type { Lesson } from '#content/schema/index.ts';
import { type ComparedRun, PlayedLab, playSideBySide } from '#sim/play/index.ts';
import { lessonCluster } from './clusters.ts';

/** A command of a lesson's text whose output is shown. */
export interface ShownCommand {
  readonly command: string;
  /** Lines that are typed first. */
  readonly after: readonly string[];
  /** So much later the command is typed. */
  readonly days?: number | undefined;
  /** The command is meant to fail. */
  readonly fails: boolean;
}

/** A manifest of a lesson's text that is played with several values of one field. */
export interface ShownComparison {
  readonly file: string;
  readonly path: string;
  readonly values: readonly string[];
  readonly minutes: number;
}

type Files = Readonly<Record<string, string>>;

/**
 * Plays a shown command in the lesson's own fresh cluster.
 *
 * @returns what the terminal shows, without the last line break
 * @throws when a line of `after` fails, or the command does not end as it is meant to
 */
export async function playOutput(lesson: Lesson, files: Files, { command, after, days = 0, fails }: ShownCommand): Promise<string> {
  const where = `lesson ${lesson.slug}, <Output>${command}</Output>`;
  const lab = await PlayedLab.open(lessonCluster(lesson, files), files);
  for (const line of after) {
    const { exitCode, output } = await lab.type(line);
    if (exitCode !== 0) throw new Error(`${where}: the line before it, ${line}, ended with exit code ${exitCode}: ${output}`);
  }
  lab.wait(days * 86_400_000);
  const { exitCode, output } = await lab.type(command);
  if ((exitCode !== 0) !== fails) {
    throw new Error(`${where}: ended with exit code ${exitCode}${fails ? ', but it is marked as failing' : ''}: ${output}`);
  }
  if (output.trim() === '') throw new Error(`${where}: printed nothing, so there is nothing to show`);
  return output.replace(/\n$/, '');
}

/** Plays a comparison of a lesson's text. Throws when the file is missing, or refused with one of the values. */
export function playComparison(lesson: Lesson, files: Files, shown: ShownComparison): Promise<readonly ComparedRun[]> {
  const { file, path, values, minutes } = shown;
  const text = files[file];
  if (text === undefined) throw new Error(`lesson ${lesson.slug}, <SideBySide>: there is no ${file}`);
  const { seed, startAtMs } = lessonCluster(lesson, files);
  return playSideBySide({ file, text, path, values: values.map(plainValue), spanMs: minutes * 60_000, seed, startAtMs });
}

/** Attributes are text; numbers and booleans of a manifest are not. */
function plainValue(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d+$/.test(value) ? Number(value) : value;
}
