import { describe, expect, it } from 'vitest';
import type { ContainerWork } from './pod-work.ts';
import { computeActions, raiseBackOff, waitBeforeRestart } from './restart.ts';
import { anInstance, aWork, stage } from './testing-work.ts';

const ended = (finishedAtMs: number, changes: Partial<ContainerWork> = {}): ContainerWork => ({
  ...(aWork('OnFailure', [stage(1)]).containers[0] as ContainerWork),
  current: anInstance({ finishedAtMs, exitCode: 1 }),
  ...changes,
});

describe('restart back-off', () => {
  it('[KBL-5] does not hold the first restart', () => {
    expect(waitBeforeRestart(ended(5000), 5100)).toBe(0);
  });

  it('[KBL-5] waits 10, 20, 40, 80, 160 and then 300 seconds after the exit', () => {
    let container = ended(0);
    const waits: number[] = [];
    for (let nowMs = 0; waits.length < 7; nowMs += 1000) {
      container = { ...container, ...raiseBackOff(container, nowMs), current: anInstance({ finishedAtMs: nowMs, exitCode: 1 }) };
      waits.push(waitBeforeRestart(container, nowMs) / 1000);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });

  it('[KBL-5] counts from the end of the instance, not from the sync', () => {
    const container = ended(7000, { crashWaitMs: 10_000, crashRaisedAtMs: 4000 });
    expect([waitBeforeRestart(container, 8000), waitBeforeRestart(container, 17_000)]).toEqual([9000, 0]);
  });

  it('[KBL-5] forgets after a run of more than ten minutes', () => {
    const container = ended(700_000, { crashWaitMs: 80_000, crashRaisedAtMs: 99_000 });
    expect(waitBeforeRestart(container, 700_500)).toBe(0);
    expect(raiseBackOff(container, 700_500)).toEqual({ crashWaitMs: 10_000, crashRaisedAtMs: 700_500 });
    expect(waitBeforeRestart({ ...container, crashRaisedAtMs: 100_000 }, 700_500)).toBe(79_500);
  });

  it('[KBL-14] measures from the instance before when a probe has killed the container', () => {
    const container = ended(60_000, { crashWaitMs: 10_000, crashRaisedAtMs: 4000, isStopping: true });
    const previous = anInstance({ finishedAtMs: 3000 });
    expect(waitBeforeRestart({ ...container, previous }, 60_000)).toBe(0);
    expect(waitBeforeRestart({ ...container, previous: anInstance({ finishedAtMs: 55_000 }) }, 60_000)).toBe(5000);
  });
});

describe('what a sync does', () => {
  const sidecar = { name: 's', restartPolicy: 'Always' };

  it('[KBL-4] starts all regular containers in order', () => {
    expect(computeActions(aWork('Never', [stage('waiting'), stage('running'), stage('waiting')]), 0).start).toEqual([0, 2]);
  });

  it('[KBL-4] starts one init container after the other, then the rest', () => {
    const init = (...stages: Parameters<typeof stage>[0][]) =>
      computeActions(
        aWork(
          'Never',
          [stage('waiting')],
          stages.map((is) => stage(is)),
        ),
        0,
      ).start;
    expect(init('waiting', 'waiting')).toEqual([0]);
    expect(init('running', 'waiting')).toEqual([]);
    expect(init(0, 'waiting')).toEqual([1]);
    expect(init(0, 0)).toEqual([2]);
    expect(init(1, 'waiting')).toEqual([]);
  });

  it('[KBL-4] starts what follows a sidecar once the sidecar is started', () => {
    const work = (is: 'waiting' | 'running', isStarted: boolean) =>
      aWork(
        'Never',
        [stage('waiting')],
        [stage(is, sidecar, { probes: { liveness: 0, readiness: 0, startup: 0, isReady: true, isStarted, isKnown: false, findings: {} } })],
      );
    expect(computeActions(work('waiting', true), 0).start).toEqual([0]);
    expect(computeActions(work('running', false), 0).start).toEqual([]);
    expect(computeActions(work('running', true), 0).start).toEqual([1]);
  });

  it('[KBL-4] restarts a sidecar at any exit code, also under Never', () => {
    expect(computeActions(aWork('Never', [stage('running')], [stage(0, sidecar)]), 6000).start).toEqual([0]);
  });

  it('[KBL-5] names the earliest end of a back-off', () => {
    const held = (crashWaitMs: number) => stage(1, {}, { crashWaitMs, crashRaisedAtMs: 1000 });
    const actions = computeActions(aWork('OnFailure', [held(20_000), held(10_000), stage(0)]), 6000);
    expect(actions).toEqual({ start: [], backOff: [0, 1], backOffUntilMs: 15_000, stopSidecars: false });
  });

  it('[KBL-12] stops sidecars when the regular containers are done', () => {
    const work = (code: number) => aWork('OnFailure', [stage(code)], [stage('running', sidecar)]);
    expect([computeActions(work(0), 6000).stopSidecars, computeActions(work(1), 6000).stopSidecars]).toEqual([true, false]);
  });
});
