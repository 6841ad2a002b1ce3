import { describe, expect, it } from 'vitest';
import { PlayedLab, refusalOf } from './played-lab.ts';

const JOB = `apiVersion: batch/v1
kind: Job
metadata: {name: hello}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
      - {name: main, image: "busybox:1.36", command: [echo, hello]}
`;

const start = { seed: 1, startAtMs: 0, applied: ['job.yaml'], advanceMs: 30_000 };

describe('PlayedLab', () => {
  it('opens with its manifests applied and its head start behind it', async () => {
    const lab = await PlayedLab.open(start, { 'job.yaml': JOB });
    expect(lab.beganAtMs).toBe(30_000);
    expect(await lab.type('kubectl logs job/hello')).toMatchObject({ exitCode: 0, output: 'hello\n' });
  });

  it('lets weather befall the head start', async () => {
    const weather = [{ atMs: 10, weather: { kind: 'controllerManager', isDown: true } as const }];
    const lab = await PlayedLab.open({ ...start, applied: [], weather }, { 'job.yaml': JOB });
    expect(lab.beganAtMs).toBe(30_000);
    await lab.type('kubectl apply -f job.yaml');
    lab.wait(60_000);
    expect((await lab.type('kubectl get pods')).output).toContain('No resources found');
  });

  it('lets time pass only while a line waits for it', async () => {
    const lab = await PlayedLab.open({ ...start, applied: [], advanceMs: 0 }, { 'job.yaml': JOB });
    await lab.type('kubectl apply -f job.yaml');
    expect(lab.simulation.nowMs).toBeLessThan(1_000);
    expect((await lab.type('kubectl wait --for=condition=complete job/hello')).output).toContain('condition met');
    expect(lab.simulation.nowMs).toBeGreaterThan(2_000);
    expect(lab.commands).toHaveLength(2);
  });

  it('keeps both streams in their order, with the exit code', async () => {
    const lab = await PlayedLab.open({ ...start, applied: [] }, {});
    const { exitCode, output } = await lab.type('kubectl get job none; echo after; false');
    expect(exitCode).toBe(1);
    expect(output).toContain('not found');
    expect(output).toContain('after');
  });

  it('does not open without a file that is to be applied, or with one that is refused', async () => {
    await expect(PlayedLab.open(start, {})).rejects.toThrow('job.yaml is not there');
    await expect(PlayedLab.open(start, { 'job.yaml': JOB.replace('Never', 'Always') })).rejects.toThrow('job.yaml was refused');
    expect(await refusalOf('job.yaml', JOB.replace('Never', 'Always'))).toContain('restartPolicy');
  });
});
