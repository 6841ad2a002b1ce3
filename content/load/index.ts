import type { MDXProps } from 'mdx/types';
import type { ReactElement } from 'react';
import { curriculum, drills } from '#content/curriculum.ts';
import type { Lesson, Scenario } from '#content/schema/index.ts';
import { readManifests } from './read-files.ts';

export { homeCluster, lessonCluster, playgroundCluster, scenarioCluster, solutionFiles } from './clusters.ts';

export interface LoadedLesson {
  readonly lesson: Lesson;
  /** Counts from 1. */
  readonly number: number;
  readonly files: Readonly<Record<string, string>>;
  readonly Text: (props: MDXProps) => ReactElement;
  readonly next: { readonly slug: string; readonly title: string } | null;
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
  const following = curriculum[index + 1];
  const [lesson, Text, files, next] = await Promise.all([
    importLesson(slug),
    importText(slug),
    readManifests(`lessons/${slug}`),
    following === undefined ? null : importLesson(following),
  ]);
  return { lesson, number: index + 1, files, Text, next: next && { slug: next.slug, title: next.title } };
}

/** One scenario with its manifests, solutions and wrong answers included. Server only. */
export async function loadScenario(slug: string): Promise<LoadedScenario> {
  const [scenario, files] = await Promise.all([importScenario(slug), readManifests(`scenarios/${slug}`)]);
  return { scenario, files };
}
