import type { AnyStateMachine } from 'xstate';
import { cronJobMachine } from './cron-job.ts';
import { jobMachine } from './job.ts';
import { podMachine } from './pod.ts';

/** Kinds whose lifecycle a page can draw. */
export type ChartedKind = 'Pod' | 'Job' | 'CronJob';

/** A machine definition as plain data: enough to draw it. */
export interface LifecycleChart {
  readonly initial: string;
  readonly states: readonly string[];
  /** One for each event that a state handles. */
  readonly transitions: readonly { readonly from: string; readonly on: string; readonly to: string }[];
}

const machines: Readonly<Record<ChartedKind, AnyStateMachine>> = { Pod: podMachine, Job: jobMachine, CronJob: cronJobMachine };

/** The definition of a kind's lifecycle, read from its machine. */
export function chartOf(kind: ChartedKind): LifecycleChart {
  const { initial, states } = machines[kind].config as {
    readonly initial: string;
    readonly states: Readonly<Record<string, { readonly on?: Readonly<Record<string, string>> }>>;
  };
  return {
    initial,
    states: Object.keys(states),
    transitions: Object.entries(states).flatMap(([from, { on = {} }]) =>
      Object.entries(on).map(([event, to]) => ({ from, on: event, to })),
    ),
  };
}
