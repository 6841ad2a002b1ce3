import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { EntryFilter, ToWorker } from '#sim/index.ts';
import { playbackMachine } from './playback-machine.ts';

const FAILED: EntryFilter = { states: [7], objectKind: 'Pod', uid: null };

function aSession(isPlaying = false, found: number | null = null) {
  const sent: ToWorker[] = [];
  const actor = createActor(playbackMachine, {
    input: { send: (message) => sent.push(message), find: () => found, speed: 10, skipsIdle: false, isPlaying },
  }).start();
  return { actor, sent, state: () => actor.getSnapshot().value, isInVain: () => actor.getSnapshot().context.isInVain };
}

describe('playback', () => {
  it('plays and pauses', () => {
    const { actor, sent, state } = aSession();
    actor.send({ type: 'play' });
    actor.send({ type: 'pause' });
    expect(state()).toBe('paused');
    expect(sent).toEqual([{ type: 'play', speed: 10, skipsIdle: false }, { type: 'pause' }]);
  });

  it('takes a new speed while it plays', () => {
    const { actor, sent } = aSession(true);
    actor.send({ type: 'speedChosen', speed: 60 });
    expect(sent.at(-1)).toEqual({ type: 'play', speed: 60, skipsIdle: false });
  });

  it('steps once and is paused when the step is on screen', () => {
    const { actor, sent, state } = aSession(true);
    actor.send({ type: 'step' });
    expect(state()).toBe('stepping');
    actor.send({ type: 'frameArrived' });
    expect(state()).toBe('paused');
    expect(sent.slice(1)).toEqual([{ type: 'pause' }, { type: 'step' }]);
  });

  it('keeps one seek under way and then asks for the newest target', () => {
    const { actor, sent } = aSession();
    for (const atMs of [100, 200, 300]) actor.send({ type: 'seek', atMs });
    expect(sent).toEqual([{ type: 'seek', atMs: 100 }]);
    actor.send({ type: 'frameArrived' });
    expect(sent.at(-1)).toEqual({ type: 'seek', atMs: 300 });
    actor.send({ type: 'frameArrived' });
    expect(sent).toHaveLength(2);
  });

  it('plays on after a seek that began while it played', () => {
    const { actor, state } = aSession(true);
    actor.send({ type: 'seek', atMs: 5 });
    actor.send({ type: 'seekEnded' });
    expect(state()).toBe('playing');
  });

  it('runs until a goal, and is paused when the worker has arrived', () => {
    const { actor, sent, state } = aSession(true);
    actor.send({ type: 'runUntil', goal: { kind: 'clock', time: '02:00', timeZone: 'Asia/Tokyo' } });
    expect(state()).toBe('running');
    expect(sent.at(-1)).toEqual({ type: 'runUntil', run: 1, goal: { kind: 'clock', time: '02:00', timeZone: 'Asia/Tokyo' } });
    actor.send({ type: 'frameArrived' });
    expect(state()).toBe('running');
    actor.send({ type: 'arrived', run: 1, outcome: 'reached' });
    expect(state()).toBe('paused');
  });

  it('listens to the last run alone', () => {
    const { actor, sent, state } = aSession();
    actor.send({ type: 'runUntil', goal: { kind: 'instant', atMs: 5 } });
    actor.send({ type: 'runUntil', goal: { kind: 'instant', atMs: 9 } });
    actor.send({ type: 'arrived', run: 1, outcome: 'reached' });
    expect(state()).toBe('running');
    actor.send({ type: 'pause' });
    expect(sent.at(-1)).toEqual({ type: 'pause' });
    expect(state()).toBe('paused');
  });

  it('tells that nothing of the kind will happen, until something else is asked for', () => {
    const { actor, isInVain } = aSession();
    actor.send({ type: 'jump', direction: 'next', filter: FAILED });
    actor.send({ type: 'arrived', run: 1, outcome: 'never' });
    expect(isInVain()).toBe(true);
    actor.send({ type: 'play' });
    expect(isInVain()).toBe(false);
  });

  it('jumps to what is known, and runs to what is not', () => {
    const known = aSession(true, 4000);
    known.actor.send({ type: 'jump', direction: 'previous', filter: FAILED });
    expect(known.state()).toBe('paused');
    expect(known.sent.slice(-2)).toEqual([{ type: 'pause' }, { type: 'seek', atMs: 4000 }]);
    const unknown = aSession(true);
    unknown.actor.send({ type: 'jump', direction: 'next', filter: FAILED });
    expect(unknown.sent.at(-1)).toEqual({ type: 'runUntil', run: 1, goal: { kind: 'entry', ...FAILED } });
    unknown.actor.send({ type: 'jump', direction: 'previous', filter: FAILED });
    expect(unknown.state()).toBe('paused');
    expect(unknown.isInVain()).toBe(true);
  });

  it('passes over idle stretches from now on', () => {
    const { actor, sent } = aSession(true);
    actor.send({ type: 'idleChosen', skipsIdle: true });
    expect(sent.at(-1)).toEqual({ type: 'play', speed: 10, skipsIdle: true });
  });
});
