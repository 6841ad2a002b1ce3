import { describe, expect, it } from 'vitest';
import { conditionHistory } from './condition-history.ts';
import { Asked, pod } from './testing.ts';

/** `Ready True` in the order of the changes, of the conditions that are named. */
function told(asked: Asked, uid: string, ...types: readonly string[]): readonly string[] {
  const { changes } = conditionHistory(asked.simulation, uid) ?? { changes: [] };
  return changes
    .filter(({ type }) => types.includes(type))
    .map(({ type, status, reason }) => [type, status ?? 'removed', reason].filter((part) => part !== '').join(' '));
}

describe('[WHY-9] conditions over time', () => {
  it('[WHY-9] tells every change of a Pod with its instant, oldest first', () => {
    const asked = new Asked().job('work', pod('sleep 20')).run(60);
    const uid = asked.uid('Pod');
    expect(told(asked, uid, 'PodScheduled', 'Ready')).toEqual([
      'PodScheduled True',
      'Ready False ContainersNotReady',
      'Ready True',
      'Ready False PodCompleted',
    ]);
    const ready = conditionHistory(asked.simulation, uid)?.changes.filter(({ type }) => type === 'Ready') ?? [];
    const [, up = { atMs: 0 }, down = { atMs: 0 }] = ready;
    expect(down.atMs - up.atMs).toBeGreaterThanOrEqual(20_000);
    expect(down.atMs).toBeLessThan(30_000);
  });

  it('[WHY-9] tells that a Job was suspended and resumed, and how it ended', () => {
    const asked = new Asked().job('work', pod('sleep 20'), { suspend: true }).run(10);
    asked.patch('Job', 'work', { spec: { suspend: false } }).run(60);
    expect(told(asked, asked.uid('Job'), 'Suspended', 'Complete')).toEqual([
      'Suspended True JobSuspended',
      'Suspended False JobResumed',
      'Complete True CompletionsReached',
    ]);
  });

  it('[WHY-9] tells nothing that comes after the instant that is shown, and leaves the run as it was', () => {
    const asked = new Asked().job('work', pod('sleep 20')).run(60);
    const uid = asked.uid('Pod');
    const whole = conditionHistory(asked.simulation, uid);
    asked.simulation.history.seek(10_000);
    expect(told(asked, uid, 'Ready')).toEqual(['Ready False ContainersNotReady', 'Ready True']);
    expect(asked.simulation.nowMs).toBe(10_000);
    asked.simulation.history.toHead();
    expect(conditionHistory(asked.simulation, uid)).toEqual(whole);
  });

  it('[WHY-9] still tells those of an object that is gone, and knows nothing of one that never was', () => {
    const asked = new Asked().job('work', pod('sleep 5'), { ttlSecondsAfterFinished: 5 }).run(3);
    const uid = asked.uid('Job');
    asked.run(60);
    expect(() => asked.uid('Job')).toThrow();
    expect(told(asked, uid, 'Complete')).toEqual(['Complete True CompletionsReached']);
    expect(conditionHistory(asked.simulation, 'nobody')).toBeNull();
  });

  it('[WHY-9] says which part of a very long life was not looked at, and takes no change for granted after it', () => {
    const restless = pod('exit 1', {}, { restartPolicy: 'OnFailure' });
    const asked = new Asked().job('long', restless, { backoffLimit: 1_000_000 }).run(3 * 86_400);
    const history = conditionHistory(asked.simulation, asked.uid('Pod'), 500);
    const { fromMs = 0, toMs = 0 } = history?.gap ?? {};
    expect(toMs).toBeGreaterThan(fromMs);
    expect(history?.changes.some(({ atMs }) => atMs > fromMs && atMs < toMs)).toBe(false);
    expect(history?.changes.filter(({ type, atMs }) => type === 'PodScheduled' && atMs >= toMs)).toEqual([]);
  });
});
