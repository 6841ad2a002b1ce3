'use client';

import { useLater } from '#components/ui/index.ts';
import type { Goal } from '#content/schema/index.ts';
import type { CourseEntry } from './course-entry.ts';

const load = () => import('./loaded.ts');

/** `✓ finished` beside an entry of the table of contents; nothing for what is not. */
export function ProgressMark({ kind, slug }: { readonly kind: 'lessons' | 'scenarios'; readonly slug: string }) {
  const later = useLater(load);
  return later && <later.ProgressMark kind={kind} slug={slug} />;
}

/** How far one has come, and where to go on; nothing before the first lesson was finished. */
export function CourseProgress({ lessons }: { readonly lessons: readonly CourseEntry[] }) {
  const later = useLater(load);
  return later && <later.CourseProgress lessons={lessons} />;
}

/** Progress in a few pixels, for the bar on top. */
export function HeaderProgress({ slugs }: { readonly slugs: readonly string[] }) {
  const later = useLater(load);
  return later && <later.HeaderProgress slugs={slugs} />;
}

/** The end of a lesson: its mark and the learner's note. */
export function LessonEnd({ slug }: { readonly slug: string }) {
  const later = useLater(load);
  return later && <later.LessonEnd slug={slug} />;
}

/** All that was finished, with export, import and reset. */
export function ProgressManager(props: { readonly lessons: readonly CourseEntry[]; readonly scenarios: readonly CourseEntry[] }) {
  const later = useLater(() => import('./progress-manager.tsx'));
  return later === null ? <p role="status">Reading your progress…</p> : <later.ProgressManager {...props} />;
}

/**
 * Notes that all goals of one task of a lab were met.
 *
 * @param tasks goals by task id; `passed` is one of them
 */
export async function recordPassed(labId: string, tasks: Readonly<Record<string, readonly Goal[]>>, passed: readonly Goal[]) {
  (await load()).recordPassed(labId, tasks, passed);
}
