import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, createMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import { containerMachine, containerTable } from './container.ts';
import { cronJobMachine, cronJobTable } from './cron-job.ts';
import { jobMachine, jobTable } from './job.ts';
import { podMachine, podTable } from './pod.ts';
import { type TransitionTable, tableOf } from './table.ts';

const lifecycles: readonly [string, AnyStateMachine, TransitionTable<string, string>][] = [
  ['container', containerMachine, containerTable],
  ['pod', podMachine, podTable],
  ['job', jobMachine, jobTable],
  ['cronJob', cronJobMachine, cronJobTable],
];

describe('lifecycle tables', () => {
  it.each(lifecycles)('[LIF-1] the table of %s agrees with its machine on every walk', (_name, machine, table) => {
    const events = fc.array(fc.nat(table.events.length - 1), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(events, (walk) => {
        let snapshot = getInitialSnapshot(machine);
        let code = table.initial;
        expect(snapshot.value).toBe(table.states[code]);
        for (const event of walk) {
          snapshot = getNextSnapshot(machine, snapshot, { type: table.events[event] as string });
          code = table.next(code, event);
          expect(table.states[code]).toBe(snapshot.value);
        }
      }),
    );
  });

  it('[LIF-2] a definition that a table cannot hold is refused', () => {
    const delayed = createMachine({ id: 'delayed', initial: 'a', states: { a: { after: { 10: 'b' } }, b: {} } });
    expect(() => tableOf(delayed, ['go'])).toThrow('state a of delayed has after');
    const typo = createMachine({ id: 'typo', initial: 'a', states: { a: { on: { go: 'a', come: 'a' } } } });
    expect(() => tableOf(typo, ['go'])).toThrow('typo goes from a on come');
  });
});
