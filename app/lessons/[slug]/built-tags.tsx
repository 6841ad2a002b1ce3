import type { MDXComponents } from 'mdx/types';
import { type BuiltTag, LiveTag, Output, SideBySide } from '#components/mdx/index.ts';
import { chartOf, type LoadedLesson, playComparison, playOutput } from '#content/load/index.ts';
import type { ChartedKind } from '#sim/index.ts';

interface OutputTag {
  readonly after?: readonly string[];
  readonly days?: number;
  readonly fails?: boolean;
  readonly children: unknown;
}

interface SideBySideTag {
  readonly file: string;
  readonly path: string;
  readonly values: readonly string[];
  readonly minutes: number;
}

interface LifecycleTag {
  readonly kind: ChartedKind;
  readonly name?: string;
}

/** Tags of a lesson whose content comes from the simulator while the page is built. */
export function builtTags({ lesson, files }: Pick<LoadedLesson, 'lesson' | 'files'>): MDXComponents {
  const tags = {
    async Output({ after = [], days = 0, fails = false, children }: OutputTag) {
      if (typeof children !== 'string') {
        throw new Error(`lesson ${lesson.slug}: the command of an <Output> holds markup; write it as {"..."}`);
      }
      const command = children.trim();
      const output = await playOutput(lesson, files, { command, after, days, fails });
      return <Output after={after} days={days} command={command} output={output} fails={fails} />;
    },
    async SideBySide(shown: SideBySideTag) {
      const runs = await playComparison(lesson, files, shown);
      return <SideBySide file={shown.file} path={shown.path} minutes={shown.minutes} runs={runs} />;
    },
    Lifecycle({ kind, name }: LifecycleTag) {
      return <LiveTag part="Lifecycle" kind={kind} chart={chartOf(kind)} {...(name === undefined ? {} : { name })} />;
    },
  } satisfies Record<BuiltTag, unknown>;
  return tags as unknown as MDXComponents;
}
