import { useStore } from 'zustand';
import type { Goal } from '#content/schema/index.ts';
import { browserKeyValue } from './key-value.ts';
import { type Progress, withFinished } from './progress.ts';
import { createProgressStore, type ProgressState } from './progress-store.ts';

const CHANNEL = 'backoff.progress';

function openPageProgress() {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  const opened = createProgressStore(browserKeyValue(), () => channel?.postMessage(null));
  channel?.addEventListener('message', () => void opened.load());
  void opened.load();
  return opened;
}

let page: ReturnType<typeof openPageProgress> | null = null;

/** The progress of this page; opened with the first call, and never on the server. */
export function pageProgress(): ReturnType<typeof openPageProgress> {
  page ??= openPageProgress();
  return page;
}

/** A part of the learner's progress. Only for components that the browser alone renders. */
export function useProgress<T>(select: (state: ProgressState) => T): T {
  return useStore(pageProgress().store, select);
}

/** Notes that all goals of one task of a lab were met; a lesson is finished with the last of its exercises. */
export function recordPassed(labId: string, tasks: Readonly<Record<string, readonly Goal[]>>, passed: readonly Goal[]): void {
  const task = Object.keys(tasks).find((id) => tasks[id] === passed);
  const [kind, slug] = labId.split('/');
  if (task === undefined || slug === undefined) return;
  void pageProgress().change((progress) =>
    kind === 'lessons'
      ? withExercise(progress, slug, task, Object.keys(tasks), Date.now())
      : withFinished(progress, 'scenarios', slug, Date.now()),
  );
}

/** A passed exercise, and the lesson with it when nothing else in it is left to do. */
export function withExercise(progress: Progress, slug: string, task: string, tasks: readonly string[], atMs: number): Progress {
  const after = withFinished(progress, 'exercises', `${slug}/${task}`, atMs);
  const isWhole = tasks.every((id) => after.exercises[`${slug}/${id}`] !== undefined);
  return isWhole ? withFinished(after, 'lessons', slug, atMs) : after;
}
