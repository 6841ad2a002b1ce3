import type { MDXProps } from 'mdx/types';
import type { ReactElement } from 'react';
import { curriculum, drills } from '#content/curriculum.ts';
import type { Lesson, Scenario } from '#content/schema/index.ts';
import { readManifests } from './read-files.ts';

export { chartOf } from '#sim/play/index.ts';
export { homeCluster, lessonCluster, playgroundCluster, scenarioCluster, solutionFiles } from './clusters.ts';
export { playComparison, playOutput, type ShownComparison } from './generated.ts';

/** What a link to another lesson needs. */
export interface LessonLink {
  readonly slug: string;
  readonly title: string;
}

export interface LoadedLesson {
  readonly lesson: Lesson;
  /** Counts from 1. */
  readonly number: number;
  readonly files: Readonly<Record<string, string>>;
  readonly Text: (props: MDXProps) => ReactElement;
  /** Lessons of the whole course. */
  readonly total: number;
  readonly previous: LessonLink | null;
  readonly next: LessonLink | null;
}

export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly files: Readonly<Record<string, string>>;
}

// The bundler follows a variable in an import only along a relative path; these three are the exception to that rule.
async function importLesson(slug: string): Promise<Lesson> {
  return (await import(`../lessons/${slug}/lesson.ts`)).lesson;
}

async function importText(slug: string): Promise<LoadedLesson['Text']> {
  return (await import(`../lessons/${slug}/lesson.mdx`)).default;
}

async function importScenario(slug: string): Promise<Scenario> {
  return (await import(`../scenarios/${slug}/scenario.ts`)).scenario;
}

/** The whole course, in order. Server only. */
export function loadCourse(): Promise<readonly Lesson[]> {
  return Promise.all(curriculum.map(importLesson));
}

/** Every scenario, in the order of the course. Server only. */
export function loadDrills(): Promise<readonly Scenario[]> {
  return Promise.all(drills.map(importScenario));
}

/** One lesson with its text and its manifests. Server only. */
export async function loadLesson(slug: string): Promise<LoadedLesson> {
  const index = (curriculum as readonly string[]).indexOf(slug);
  const [lesson, Text, files, previous, next] = await Promise.all([
    importLesson(slug),
    importText(slug),
    readManifests(`lessons/${slug}`),
    linkTo(curriculum[index - 1]),
    linkTo(curriculum[index + 1]),
  ]);
  return { lesson, number: index + 1, total: curriculum.length, files, Text, previous, next };
}

async function linkTo(slug: string | undefined): Promise<LessonLink | null> {
  return slug === undefined ? null : { slug, title: (await importLesson(slug)).title };
}

/** One scenario with its manifests, solutions and wrong answers included. Server only. */
export async function loadScenario(slug: string): Promise<LoadedScenario> {
  const [scenario, files] = await Promise.all([importScenario(slug), readManifests(`scenarios/${slug}`)]);
  return { scenario, files };
}
