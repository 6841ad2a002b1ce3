import type { Tab } from '#components/lab/index.ts';

/** One stop of the tour. */
export interface TourStep {
  /** The pane that a narrow screen shows for it. */
  readonly tab: Tab;
  /** What is pointed at. */
  readonly target: string;
  readonly title: string;
  readonly text: string;
}

const STEPS: readonly TourStep[] = [
  {
    tab: 'lesson',
    target: '[data-pane="lesson"]',
    title: 'Read',
    text: 'The lesson is short. Questions in it ask for your guess first, and exercises are judged by what the cluster does.',
  },
  {
    tab: 'yaml',
    target: '[data-pane="yaml"]',
    title: 'Write',
    text: 'These are the manifests. Mistakes are told as you type, in the words of the API server. Apply, or Ctrl+Enter, sends the file to the cluster.',
  },
  {
    tab: 'cluster',
    target: '[data-pane="cluster"]',
    title: 'Look',
    text: 'This is what exists in your cluster. Choose an object to see its events, its logs and its lifecycle. “Why?” tells what led to its state.',
  },
  {
    tab: 'timeline',
    target: '[data-pane="timeline"]',
    title: 'Go through time',
    text: 'Each bar is a pod. Pause, speed time up, or drag the line back: the whole cluster goes with it. A change in the past makes a branch.',
  },
  {
    tab: 'terminal',
    target: '[data-pane="terminal"]',
    title: 'Type',
    text: 'The terminal speaks kubectl, with pipes and Tab completion. The commands of the lesson run here with one click.',
  },
];

/** The stops that this page has, in order. */
export function stepsHere(): readonly TourStep[] {
  return STEPS.filter(({ target }) => document.querySelector(target) !== null);
}
