import { describe, expect, it } from 'vitest';
import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { Engine } from '#sim/engine/engine.ts';
import type { EventInput } from './event-recorder.ts';
import { ApiServer } from './server.ts';

const killing: EventInput = { type: 'Normal', reason: 'Killing', message: 'Stopping container a', component: 'kubelet', host: 'node-1' };
const refused: EventInput = {
  type: 'Warning',
  reason: 'FailedScheduling',
  message: 'no room',
  component: 'default-scheduler',
  action: 'Scheduling',
};

/** A server with one object; `say` records about it, `pass` lets seconds pass. */
function startRecorder() {
  const engine = new Engine(7, 1_773_136_800_000);
  const server = new ApiServer(engine);
  server.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } });
  const outcome = server.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'n' } });
  const serial = 'serial' in outcome ? outcome.serial : -1;
  return {
    server,
    serial,
    say: (input: EventInput): void => server.events.record(serial, server.get(serial) as KubeObject, input),
    pass: (seconds: number): void => engine.runUntil(engine.nowMs + seconds * 1000),
    listed: (): readonly KubeEvent[] => {
      const found: KubeEvent[] = [];
      server.events.forEach((record) => {
        found.push(server.events.materialize(record));
      });
      return found;
    },
  };
}

describe('events', () => {
  it('[EVT-1] the same words raise a count, other words are another event', () => {
    const { say, pass, listed } = startRecorder();
    say(killing);
    pass(5);
    say(killing);
    say({ ...killing, message: 'Stopping container b' });
    say({ ...killing, component: 'other' });
    say({ ...killing, fieldPath: 'spec.containers{a}' });
    expect(listed().map(({ message, count, source }) => [message, count, source.component])).toEqual([
      ['Stopping container a', 2, 'kubelet'],
      ['Stopping container b', 1, 'kubelet'],
      ['Stopping container a', 1, 'other'],
      ['Stopping container a', 1, 'kubelet'],
    ]);
    expect(listed()[0]).toMatchObject({
      firstTimestamp: '2026-03-10T10:00:00Z',
      lastTimestamp: '2026-03-10T10:00:05Z',
      source: { component: 'kubelet', host: 'node-1' },
      involvedObject: { kind: 'ConfigMap', namespace: 'n', name: 'a' },
      eventTime: null,
    });
  });

  it('[EVT-2] the tenth message and those after it share one event', () => {
    const { say, listed } = startRecorder();
    for (let i = 1; i <= 12; i++) say({ ...killing, message: `message ${i}` });
    expect(
      listed()
        .map(({ message, count }) => [message, count])
        .slice(8),
    ).toEqual([
      ['message 9', 1],
      ['(combined from similar events): message 12', 3],
    ]);
  });

  it('[EVT-2] ten quiet minutes begin a new round', () => {
    const { say, pass, listed } = startRecorder();
    for (let i = 1; i <= 9; i++) say({ ...killing, message: `message ${i}` });
    pass(601);
    say({ ...killing, message: 'message 10' });
    expect(listed().at(-1)).toMatchObject({ message: 'message 10', count: 1 });
  });

  it('[EVT-3] 25 at once, then one in five minutes, for each component and type of its own', () => {
    const { say, pass, listed } = startRecorder();
    for (let i = 0; i < 40; i++) say(killing);
    expect(listed().map(({ count }) => count)).toEqual([25]);
    say({ ...killing, type: 'Warning' });
    say({ ...killing, component: 'other' });
    expect(listed()).toHaveLength(3);
    pass(299);
    say(killing);
    expect(listed()[0]?.count).toBe(25);
    pass(1);
    say(killing);
    say(killing);
    expect(listed()[0]?.count).toBe(26);
  });

  it('[EVT-4] the scheduler counts in a series, by version instead of by words', () => {
    const { say, pass, listed, server, serial } = startRecorder();
    say(refused);
    pass(3);
    say({ ...refused, message: 'still no room' });
    pass(3);
    say(refused);
    expect(listed()).toMatchObject([
      {
        message: 'still no room',
        eventTime: '2026-03-10T10:00:00.000000Z',
        firstTimestamp: null,
        source: {},
        action: 'Scheduling',
        reportingComponent: 'default-scheduler',
        series: { count: 2, lastObservedTime: '2026-03-10T10:00:03.000000Z' },
      },
    ]);
    expect(listed()[0]).not.toHaveProperty('count');
    server.updateMetadata(serial, { labels: { a: 'b' } });
    say(refused);
    expect(listed()).toHaveLength(2);
    pass(361);
    say(refused);
    expect(listed()).toHaveLength(3);
  });

  it('[EVT-4] no spam guard holds the scheduler back', () => {
    const { say, listed, server, serial } = startRecorder();
    for (let i = 0; i < 30; i++) {
      server.updateMetadata(serial, { labels: { i: String(i) } });
      say(refused);
    }
    expect(listed()).toHaveLength(30);
  });

  it('[EVT-5] goes an hour after it was last written, its object or not', () => {
    const { say, pass, listed, server, serial } = startRecorder();
    say(killing);
    say({ ...killing, message: 'once' });
    pass(1800);
    say(killing);
    server.delete(serial);
    pass(1799);
    expect(listed()).toHaveLength(2);
    pass(2);
    expect(listed().map(({ message }) => message)).toEqual(['Stopping container a']);
    pass(1800);
    expect(listed()).toEqual([]);
  });
});
