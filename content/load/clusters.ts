import type { LabSetup, Lesson, Scenario } from '#content/schema/index.ts';
import { readManifests } from './read-files.ts';

/** Monday 5 January 2026, 01:59 UTC: a quiet moment just before the usual nightly runs. */
export const START_AT_MS = Date.UTC(2026, 0, 5, 1, 59, 0);
export const SEED = 20_260_105;

/** Cluster of a lesson; `files` are those of its folder. */
export function lessonCluster(lesson: Lesson, files: Readonly<Record<string, string>>): LabSetup {
  const { files: tabs, applied, advanceSeconds } = lesson.cluster;
  return {
    id: `lessons/${lesson.slug}`,
    seed: SEED,
    startAtMs: START_AT_MS,
    files,
    applied,
    advanceMs: advanceSeconds * 1000,
    tabs,
    speed: 1,
    windowMs: null,
  };
}

const isWithheld = (path: string) => path.startsWith('solution/') || path.startsWith('wrong/');

/** Cluster of a scenario, without the files that would give the answer away. */
export function scenarioCluster(scenario: Scenario, files: Readonly<Record<string, string>>): LabSetup {
  const { manifests, opens, weather, advanceSeconds, startsAt, speed = 1 } = scenario.start;
  return {
    id: `scenarios/${scenario.slug}`,
    seed: SEED,
    startAtMs: startsAt === undefined ? START_AT_MS : Date.parse(startsAt),
    files: Object.fromEntries(Object.entries(files).filter(([path]) => !isWithheld(path))),
    applied: manifests,
    advanceMs: advanceSeconds * 1000,
    weather: weather.map((one) => ({ atMs: one.atSeconds * 1000, weather: one.weather })),
    tabs: [...opens, ...manifests],
    speed,
    windowMs: null,
  };
}

/** The manifests of a reference solution, by path. */
export function solutionFiles(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith('solution/')));
}

/** The cluster of the first page: a CronJob with an hour of history, a run every 15 seconds of the reader's time. */
export async function homeCluster(): Promise<LabSetup> {
  const files = await readManifests('labs/home');
  return {
    id: 'home',
    seed: SEED,
    startAtMs: START_AT_MS,
    files,
    applied: ['cronjob.yaml'],
    advanceMs: 3_660_000,
    tabs: ['cronjob.yaml'],
    speed: 60,
    windowMs: 3_600_000,
  };
}

/** An empty cluster, and the smallest Job in the editor. */
export async function playgroundCluster(): Promise<LabSetup> {
  const files = await readManifests('labs/playground');
  return {
    id: 'playground',
    seed: SEED,
    startAtMs: START_AT_MS,
    files,
    applied: [],
    advanceMs: 0,
    tabs: Object.keys(files),
    speed: 1,
    windowMs: null,
  };
}
