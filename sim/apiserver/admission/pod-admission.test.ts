import { describe, expect, it } from 'vitest';
import type { Pod, PodSpec } from '#sim/api/core-v1/types.ts';
import { KindIndex } from '#sim/apiserver/kind-index.ts';
import { ApiServer, type NewObject } from '#sim/apiserver/server.ts';
import { Engine } from '#sim/engine/engine.ts';
import { podAdmission } from './pod-admission.ts';

function startServer() {
  const server = new ApiServer(new Engine(7, 0));
  server.admit(podAdmission(server, new KindIndex(server, 'PriorityClass')));
  server.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } });
  server.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'n' } });
  server.create({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'urgent' }, value: 1000 } as NewObject);
  const create = (spec: Partial<PodSpec> = {}, metadata: Partial<Pod['metadata']> = { name: 'p' }) =>
    server.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace: 'n', ...metadata },
      spec: { containers: [{ name: 'c', image: 'i' }], ...spec },
    } as NewObject);
  return { server, create };
}

const podOf = (outcome: ReturnType<ApiServer['create']>): Pod => {
  if ('refused' in outcome) throw new Error(outcome.refused.message);
  return outcome.object as Pod;
};

describe('pod admission', () => {
  it('[ADM-2] the class for everybody is that of pods that name none; classes say whether to preempt', () => {
    const { server, create } = startServer();
    const addClass = (name: string, more: object): void => {
      const body = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, ...more };
      server.create(body as unknown as NewObject);
    };
    addClass('usual', { value: 7, globalDefault: true, preemptionPolicy: 'Never' });
    expect(podOf(create()).spec).toMatchObject({ priority: 7, priorityClassName: 'usual', preemptionPolicy: 'Never' });
    expect(podOf(create({ priorityClassName: 'urgent' }, { name: 'q' })).spec).toMatchObject({
      priority: 1000,
      preemptionPolicy: 'PreemptLowerPriority',
    });
  });

  it('[ADM-4] a pod with scheduling gates says so in its first state', () => {
    const { create } = startServer();
    expect(podOf(create({ schedulingGates: [{ name: 'example.com/x' }] })).status).toMatchObject({
      conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated', lastTransitionTime: null }],
    });
    expect(podOf(create({}, { name: 'q' })).status.conditions).toBeUndefined();
  });

  it('[ADM-1] wants the service account, and names the pod as its creator did', () => {
    const { create } = startServer();
    const message = (name: string) =>
      `pods "${name}" is forbidden: error looking up service account n/robot: serviceaccount "robot" not found`;
    expect(create({ serviceAccountName: 'robot' })).toMatchObject({ refused: { code: 403, reason: 'Forbidden', message: message('p') } });
    expect(create({ serviceAccountName: 'robot' }, { generateName: 'job-' })).toMatchObject({ refused: { message: message('job-') } });
    expect(podOf(create()).spec.serviceAccountName).toBe('default');
  });

  it.each<[string | undefined, number]>([
    [undefined, 0],
    ['urgent', 1000],
    ['system-node-critical', 2_000_001_000],
    ['system-cluster-critical', 2_000_000_000],
  ])('[ADM-2] class %s gives priority %i', (priorityClassName, priority) => {
    const { create } = startServer();
    expect(podOf(create(priorityClassName === undefined ? {} : { priorityClassName })).spec.priority).toBe(priority);
  });

  it('[ADM-2] refuses a class that is not there', () => {
    const { create } = startServer();
    expect(create({ priorityClassName: 'none' })).toMatchObject({
      refused: { message: 'pods "p" is forbidden: no PriorityClass with name none was found' },
    });
  });

  it('[ADM-2, ADM-5] refuses what contradicts the class, and runtime classes', () => {
    const { create } = startServer();
    const computed = 'must not be provided in pod spec; priority admission controller computed';
    const message = (spec: Partial<PodSpec>): string => {
      const outcome = create(spec);
      return 'refused' in outcome ? outcome.refused.message.replace('pods "p" is forbidden: ', '') : 'created';
    };
    expect(message({ priority: 5 })).toBe(`the integer value of priority (5) ${computed} 0 from the given PriorityClass name`);
    expect(message({ preemptionPolicy: 'Never' })).toBe(
      `the string value of PreemptionPolicy (Never) ${computed} PreemptLowerPriority from the given PriorityClass name`,
    );
    expect(message({ runtimeClassName: 'gvisor' })).toBe('pod rejected: RuntimeClass "gvisor" not found');
    expect(message({ priority: 0, preemptionPolicy: 'PreemptLowerPriority' })).toBe('created');
  });

  it('[ADM-3] adds token, tolerations, defaults, QoS class and phase', () => {
    const { create } = startServer();
    const pod = podOf(create({ containers: [{ name: 'c', image: 'i', resources: { requests: { cpu: '1' } } }] }));
    const name = pod.spec.volumes?.[0]?.name;
    expect(name).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
    expect(pod.spec.containers[0]?.volumeMounts).toEqual([
      { name, readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
    ]);
    expect(pod.spec.tolerations).toEqual(
      ['not-ready', 'unreachable'].map((what) => ({
        key: `node.kubernetes.io/${what}`,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 300,
      })),
    );
    expect(pod).toMatchObject({
      spec: { restartPolicy: 'Always', dnsPolicy: 'ClusterFirst' },
      status: { phase: 'Pending', qosClass: 'Burstable' },
    });
  });

  it('[ADM-3] pods of one template are alike but for their host names, whenever they are made', () => {
    const { server, create } = startServer();
    const containers = [{ name: 'c', image: 'i' }] as PodSpec['containers'];
    const first = podOf(create({ containers, hostname: 'job-0' }, { name: 'a' }));
    const next = server.store.peekSerial();
    const second = podOf(create({ containers, hostname: 'job-1' }, { name: 'b' }));
    expect(second.spec).toEqual({ ...first.spec, hostname: 'job-1' });
    expect(server.store.peekSerial()).toBe(next + 1);
    expect(podOf(startServer().create({ containers, hostname: 'job-1' })).spec).toEqual(second.spec);
  });
});
