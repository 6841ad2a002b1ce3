import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { ToWorker } from '#sim/index.ts';
import { playbackMachine } from './playback-machine.ts';

function aSession(isPlaying = false) {
  const sent: ToWorker[] = [];
  const actor = createActor(playbackMachine, { input: { send: (message) => sent.push(message), speed: 10, isPlaying } }).start();
  return { actor, sent, state: () => actor.getSnapshot().value };
}

describe('playback', () => {
  it('plays and pauses', () => {
    const { actor, sent, state } = aSession();
    actor.send({ type: 'play' });
    actor.send({ type: 'pause' });
    expect(state()).toBe('paused');
    expect(sent).toEqual([{ type: 'play', speed: 10 }, { type: 'pause' }]);
  });

  it('takes a new speed while it plays', () => {
    const { actor, sent } = aSession(true);
    actor.send({ type: 'speedChosen', speed: 60 });
    expect(sent.at(-1)).toEqual({ type: 'play', speed: 60 });
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
});
