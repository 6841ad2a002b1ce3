import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from '#sim/api/time.ts';
import { TIMELINE_STATES as S } from '#sim/lifecycles/timeline-states.ts';
import type { Simulation } from '#sim/simulation.ts';
import { objectsOf } from '#sim/testing-snapshot.ts';
import { replayRun } from './branches.ts';
import type { Branch, FromWorker, PlacedInput, RunGoal, TimelineDelta, ToWorker } from './protocol.ts';
import { Session } from './session.ts';

const START_MS = parseTime('2026-03-10T10:00:00Z');
const END_MS = 400_000;

const job = (name: string, script: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: ${name} }
spec:
  backoffLimit: 1
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: main, image: 'busybox:1.36', command: [sh, -c, '${script}'] }]
`;
const cronJob = (schedule: string, script: string) => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: tick }
spec:
  schedule: '${schedule}'
  concurrencyPolicy: Allow
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{ name: main, image: 'busybox:1.36', command: [sh, -c, '${script}'] }]
`;

type Told<T extends FromWorker['type']> = Extract<FromWorker, { readonly type: T }>;

/** A session without a worker; real time is a count of turns. */
async function aSession(files: Readonly<Record<string, string>> = {}, start: Partial<Extract<ToWorker, { type: 'start' }>> = {}) {
  const told: FromWorker[] = [];
  let real = 0;
  const session = new Session(
    {
      post: (message) => told.push(message),
      now: () => {
        real += 0.01;
        return real;
      },
      loadShell: () => import('#sim/shell/index.ts'),
    },
    { type: 'start', seed: 5, startAtMs: START_MS, files, manifests: Object.keys(files), advanceMs: 0, ...start },
  );
  await session.prepare();
  const all = <T extends FromWorker['type']>(type: T) => told.filter((one): one is Told<T> => one.type === type);
  const last = <T extends FromWorker['type']>(type: T) => all(type).at(-1) as Told<T>;
  const settle = () => {
    for (let turns = 0; session.isBusy && turns < 20_000; turns++) {
      session.turn(16);
      session.flush();
    }
    session.flush();
  };
  const until = async (goal: RunGoal) => {
    await session.handle({ type: 'runUntil', run: 1, goal });
    settle();
    return { outcome: last('arrived').outcome, nowMs: last('frame').frame.nowMs };
  };
  const seek = (atMs: number) => session.handle({ type: 'seek', atMs });
  const apply = (text: string) => session.handle({ type: 'apply', id: 1, fileName: 'x.yaml', text });
  const command = async (line: string) => {
    let isDone = false;
    const done = session.handle({ type: 'command', id: 1, line }).then(() => {
      isDone = true;
    });
    while (!isDone) {
      session.turn(16);
      await new Promise((resolve) => setTimeout(resolve));
    }
    await done;
    const printed = all('output').map(({ text }) => text);
    return printed.at(-1) ?? '';
  };
  return { session, command, told, all, last, settle, until, seek, apply };
}

/** The log as the page puts it together. */
function logOf(deltas: readonly TimelineDelta[]) {
  const entries: string[] = [];
  const objects: string[] = [];
  for (const { from, atMs, object, state, firstObject, objects: added } of deltas) {
    entries.length = from;
    objects.length = firstObject;
    objects.push(...added.map(({ kind, name }) => `${kind}/${name}`));
    atMs.forEach((at, i) => void entries.push(`${at} ${objects[object[i] as number]} ${state[i]}`));
  }
  return { entries, objects };
}
const framesOf = (frames: readonly Told<'frame'>[]) => logOf(frames.flatMap(({ frame }) => frame.timeline ?? []));
const logOfSimulation = ({ timeline }: Simulation) => {
  const { atMs, subject, state } = timeline.log.slice(0);
  return [...atMs].map(
    (at, i) => `${at} ${timeline.entries.at(subject[i] as number).kind}/${timeline.entries.at(subject[i] as number).name} ${state[i]}`,
  );
};
const instant = (atMs: number): RunGoal => ({ kind: 'instant', atMs });
const entry = (state: number, objectKind: string | null = null): RunGoal => ({ kind: 'entry', states: [state], objectKind, uid: null });

describe('running to a goal', () => {
  it('stops when a Job finishes, and again when the next one does', async () => {
    const { until } = await aSession({ 'a.yaml': job('a', 'sleep 5'), 'b.yaml': job('b', 'sleep 60') });
    const first = await until(entry(S.jobComplete));
    expect(first.outcome).toBe('reached');
    expect(first.nowMs).toBeGreaterThan(5000);
    const second = await until(entry(S.jobComplete));
    expect(second.nowMs).toBeGreaterThan(first.nowMs + 40_000);
    expect((await until(entry(S.failed, 'Pod'))).outcome).toBe('never');
  });

  it('goes to what is known already when it stands in the past', async () => {
    const { until, seek, last } = await aSession({ 'a.yaml': job('a', 'sleep 5; exit 1') });
    const failed = await until(entry(S.failed, 'Pod'));
    await until(instant(200_000));
    await seek(0);
    expect((await until(entry(S.failed, 'Pod'))).nowMs).toBe(failed.nowMs);
    expect(last('frame').frame.headMs).toBe(200_000);
  });

  it('stops at 02:00 in a zone', async () => {
    const { until } = await aSession({ 'a.yaml': cronJob('*/5 * * * *', 'sleep 30') });
    const { nowMs } = await until({ kind: 'clock', time: '02:00', timeZone: 'Asia/Tokyo' });
    expect(new Date(START_MS + nowMs).toISOString()).toBe('2026-03-10T17:00:00.000Z');
    expect((await until({ kind: 'clock', time: '02:00', timeZone: 'Nowhere/Land' })).outcome).toBe('never');
  });

  it('passes 30 days in few turns, and tells the page of all of it in pieces', async () => {
    const { session, until, all } = await aSession({ 'a.yaml': cronJob('*/5 * * * *', 'sleep 30') });
    const { outcome, nowMs } = await until(instant(30 * 86_400_000));
    expect({ outcome, nowMs }).toEqual({ outcome: 'reached', nowMs: 30 * 86_400_000 });
    const deltas = all('frame').flatMap(({ frame }) => frame.timeline ?? []);
    expect(Math.max(...deltas.map(({ objects }) => objects.length))).toBeLessThanOrEqual(2000);
    expect(session.isBusy).toBe(false);
    const { objects, entries } = logOf(deltas);
    expect(objects.filter((name) => name.startsWith('Job/'))).toHaveLength(30 * 24 * 12 - 1);
    expect(entries.every((text) => !text.includes('undefined'))).toBe(true);
    const rows = all('frame').flatMap(({ frame }) => (frame.rows === null ? [] : [frame.rows]));
    expect(rows.at(-1)?.some(({ createdAtMs }) => createdAtMs > nowMs - 600_000)).toBe(true);
  });

  it('can be called off', async () => {
    const { session, last } = await aSession({ 'a.yaml': cronJob('*/5 * * * *', 'sleep 30') });
    await session.handle({ type: 'runUntil', run: 1, goal: entry(S.jobFailed) });
    session.turn(16);
    await session.handle({ type: 'pause' });
    session.flush();
    expect(last('frame').frame.nowMs).toBeGreaterThan(0);
    expect(last('arrived')).toBeUndefined();
  });
});

describe('branches', () => {
  it('keeps the future that an input from the past replaces', async () => {
    const { until, seek, apply, last, all, settle } = await aSession({ 'a.yaml': job('a', 'sleep 5') });
    await until(instant(60_000));
    const before = framesOf(all('frame'));
    await seek(3000);
    await apply(job('other', 'sleep 1'));
    settle();
    const { active, others } = last('branches');
    expect(active).toMatchObject({ id: 1, parent: 0, forkAtMs: 3000, headMs: 3000 });
    expect(others).toMatchObject([{ id: 0, name: 'main', headMs: 60_000 }]);
    expect(logOf(all('track').map(({ timeline }) => timeline))).toEqual(before);
  });

  it('comes back to a branch as it was left', async () => {
    const { session, until, seek, apply, all, settle, last } = await aSession({ 'a.yaml': job('a', 'sleep 5') });
    await until(instant(60_000));
    const before = framesOf(all('frame'));
    await seek(3000);
    await apply(job('other', 'sleep 1'));
    await until(instant(90_000));
    await session.handle({ type: 'switchBranch', branch: 0 });
    settle();
    expect(framesOf(all('frame'))).toEqual(before);
    expect(last('branches')).toMatchObject({ active: { id: 0 }, others: [{ id: 1, headMs: 90_000 }] });
    await session.handle({ type: 'nameBranch', branch: 1, name: 'with another Job' });
    expect(last('branches').others[0]?.name).toBe('with another Job');
    await session.handle({ type: 'deleteBranch', branch: 1 });
    expect(last('branches').others).toEqual([]);
  });

  it('keeps nothing when nothing would be lost', async () => {
    const { until, seek, apply, last } = await aSession();
    await until(instant(60_000));
    await seek(3000);
    await apply(job('a', 'sleep 1'));
    expect(last('branches')).toMatchObject({ active: { id: 0 }, others: [] });
  });

  it('plays the same minutes under the other policies', async () => {
    const { session, until, last, all, settle } = await aSession({ 'a.yaml': cronJob('* * * * *', 'sleep 150') });
    await until(instant(600_000));
    const uid =
      all('frame')
        .flatMap(({ frame }) => frame.rows ?? [])
        .find(({ kind }) => kind === 'CronJob')?.uid ?? '';
    await session.handle({ type: 'vary', uid, path: 'spec.concurrencyPolicy', values: ['Allow', 'Forbid', 'Replace'] });
    settle();
    expect(last('branches').others.map(({ name }) => name)).toEqual(['Forbid', 'Replace']);
    const jobs = (branch: number) => {
      const { objects } = logOf(
        all('track')
          .filter((one) => one.branch === branch)
          .map(({ timeline }) => timeline),
      );
      return objects.filter((name) => name.startsWith('Job/')).length;
    };
    expect(jobs(1)).toBeLessThan(6);
    expect(jobs(2)).toBe(9);
  });

  it('a command of the terminal speaks to the branch that is active', async () => {
    const { session, command, until, seek, apply } = await aSession({ 'a.yaml': job('a', 'sleep 5') });
    expect(await command('kubectl get jobs')).toContain('a ');
    await until(instant(60_000));
    await seek(3000);
    await apply(job('other', 'sleep 1'));
    await session.handle({ type: 'switchBranch', branch: 0 });
    expect(await command('kubectl get jobs')).not.toContain('other');
    await session.handle({ type: 'switchBranch', branch: 1 });
    expect(await command('kubectl get jobs')).toContain('other');
  });
});

const acts = fc.array(
  fc.record({
    seekTo: fc.option(fc.integer({ min: 0, max: END_MS })),
    act: fc.constantFrom(
      job('one', 'sleep 8'),
      job('two', 'sleep 2; exit 3'),
      cronJob('* * * * *', 'sleep 70'),
      cronJob('*/2 * * * *', 'exit 1'),
    ),
    passMs: fc.integer({ min: 1, max: 120_000 }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('any way through branches', () => {
  it('gives the bytes of a straight run with the inputs of the branch', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 0, max: END_MS }), async (steps, lookAtMs) => {
        const { session, until, seek, apply, last, all, settle } = await aSession({ 'a.yaml': job('a', 'sleep 20') });
        let nowMs = 0;
        for (const { seekTo, act, passMs } of steps) {
          if (seekTo !== null) await seek(seekTo);
          await apply(act);
          session.flush();
          nowMs = last('frame').frame.nowMs + passMs;
          await until(instant(nowMs));
        }
        await seek(lookAtMs % nowMs);
        await until(instant(END_MS * 2));
        settle();
        const inputs: PlacedInput[] = [];
        for (const { frame } of all('frame')) if (frame.inputs !== null) inputs.splice(frame.inputs.from, Infinity, ...frame.inputs.inputs);
        const straight = replayRun({ seed: 5, startAtMs: START_MS }, inputs, END_MS * 2);
        expect(framesOf(all('frame')).entries).toEqual(logOfSimulation(straight));
        for (const branch of last('branches').others) {
          const again = replayRun({ seed: 5, startAtMs: START_MS }, branch.inputs, branch.headMs);
          expect(
            logOf(
              all('track')
                .filter((one) => one.branch === branch.id)
                .map(({ timeline }) => timeline),
            ).entries,
          ).toEqual(logOfSimulation(again));
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('having a run again', () => {
  it('shows the same instant of the same branches', async () => {
    const first = await aSession({ 'a.yaml': job('a', 'sleep 5') });
    await first.until(instant(60_000));
    await first.seek(3000);
    await first.apply(job('other', 'sleep 1'));
    await first.until(instant(50_000));
    const { active, others, beganAtMs } = first.last('branches');
    const inputs: PlacedInput[] = [];
    for (const { frame } of first.all('frame'))
      if (frame.inputs !== null) inputs.splice(frame.inputs.from, Infinity, ...frame.inputs.inputs);
    const branch: Branch = { ...active, headMs: 50_000, inputs };
    const again = await aSession(
      {},
      { run: JSON.parse(JSON.stringify({ seed: 5, startAtMs: START_MS, branch, others, nowMs: 20_000, beganAtMs })) },
    );
    again.settle();
    expect(again.last('frame').frame).toMatchObject({ nowMs: 20_000, headMs: 50_000 });
    expect(framesOf(again.all('frame'))).toEqual(framesOf(first.all('frame')));
    expect(again.last('branches')).toMatchObject({ active: { id: 1, parent: 0 }, others: [{ id: 0, name: 'main', headMs: 60_000 }] });
    const straight = replayRun({ seed: 5, startAtMs: START_MS }, inputs, 20_000);
    expect(objectsOf(straight)).toContain('other');
  });
});
