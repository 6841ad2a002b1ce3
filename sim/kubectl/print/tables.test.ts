import { describe, expect, it } from 'vitest';
import type { Job } from '#sim/api/batch-v1/types.ts';
import type { KubeEvent, Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { msFromCivil } from '#sim/api/time.ts';
import { RESOURCES, resourceOfKind } from '#sim/apiserver/resources.ts';
import { ageOf, columnsOf, humanDuration, printEventsTable, printTable, sortObjects, summarizePod, WatchTable } from './index.ts';

const CREATED = '2026-11-23T08:00:00Z';
const nowMs = msFromCivil(2026, 11, 23, 8, 1, 30);
const metadata = (name: string, more: Partial<KubeObject['metadata']> = {}): KubeObject['metadata'] => ({
  name,
  namespace: 'default',
  uid: name,
  resourceVersion: '1',
  creationTimestamp: CREATED,
  ...more,
});

const aJob = (
  name: string,
  more: { spec?: Partial<Job['spec']>; status?: Job['status']; metadata?: Partial<Job['metadata']> } = {},
): Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: metadata(name, more.metadata),
  spec: { template: { spec: { containers: [{ name: 'main', image: 'busybox' }] } }, completions: 1, parallelism: 1, ...more.spec },
  status: more.status ?? { startTime: CREATED },
});
const condition = (type: 'Complete' | 'Failed' | 'Suspended' | 'SuccessCriteriaMet') =>
  ({ type, status: 'True', lastProbeTime: CREATED, lastTransitionTime: CREATED, reason: '', message: '' }) as const;
const jobs = resourceOfKind('Job');

describe('tables', () => {
  it.each([
    [-2, '<invalid>'],
    [-1, '0s'],
    [0, '0s'],
    [119, '119s'],
    [120, '2m'],
    [197, '3m17s'],
    [600, '10m'],
    [10_799, '179m'],
    [10_800, '3h'],
    [11_000, '3h3m'],
    [30_600, '8h'],
    [180_000, '2d2h'],
    [691_200, '8d'],
    [63_072_000, '2y'],
    [63_158_400, '2y1d'],
    [252_288_000, '8y'],
  ])('[PRT-1] %d s read %s', (seconds, text) => expect(humanDuration(seconds * 1000)).toBe(text));

  it('[PRT-1] an unset time is unknown', () => expect(ageOf(undefined, 0)).toBe('<unknown>'));

  it('[PRT-2] pads to the longest cell and not behind the last; the header does not count with --no-headers', () => {
    const objects = [aJob('a'), aJob('held', { status: {}, spec: { completions: 3 } })];
    expect(printTable([{ info: jobs, objects }], { nowMs })).toBe(
      'NAME   STATUS    COMPLETIONS   DURATION   AGE\na      Running   0/1           90s        90s\nheld   Running   0/3                      90s\n',
    );
    expect(printTable([{ info: jobs, objects }], { nowMs, noHeaders: true })).toBe(
      'a      Running   0/1   90s   90s\nheld   Running   0/3         90s\n',
    );
  });

  it('[PRT-2] cuts a cell at its first line break', () => {
    const images = aJob('a', { spec: { template: { spec: { containers: [{ name: 'main', image: 'one\ntwo' }] } } } });
    expect(printTable([{ info: jobs, objects: [images] }], { nowMs, wide: true })).toContain('one...');
  });

  it('[PRT-3] knows the columns of every kind the server has', () => {
    for (const { kind } of RESOURCES) expect(columnsOf(kind).length, kind).toBeGreaterThan(1);
    expect(columnsOf('Job').filter((column) => column.isWide)).toHaveLength(3);
    expect(columnsOf('Widget').map((column) => column.header)).toEqual(['NAME', 'AGE']);
  });

  it('[PRT-3] a volume shows its claim', () => {
    const claimRef = { namespace: 'ns', name: 'model-pvc' };
    const spec = {
      capacity: { storage: '2Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'manual',
      claimRef,
    };
    const volume = { apiVersion: 'v1', kind: 'PersistentVolume', metadata: metadata('pv'), spec, status: { phase: 'Bound' } };
    expect(printTable([{ info: resourceOfKind('PersistentVolume'), objects: [volume] }], { nowMs })).toBe(
      'NAME   CAPACITY   ACCESS MODES   RECLAIM POLICY   STATUS   CLAIM          STORAGECLASS   VOLUMEATTRIBUTESCLASS   REASON   AGE\n' +
        'pv     2Gi        RWO            Retain           Bound    ns/model-pvc   manual         <unset>                          90s\n',
    );
  });

  it('[PRT-4] several types print kinds and a blank line between, empty ones count', () => {
    const group = { info: jobs, objects: [aJob('a')] };
    const pods = { info: resourceOfKind('Pod'), objects: [] };
    expect(printTable([pods, group], { nowMs, noHeaders: true })).toBe('job.batch/a   Running   0/1   90s   90s\n');
    expect(printTable([group, group], { nowMs }).split('\n\n')).toHaveLength(2);
    expect(printTable([group, group], { nowMs, noHeaders: true })).not.toContain('\n\n');
  });

  it('[PRT-5] appends labels and puts the namespace first', () => {
    const objects = [aJob('a', { metadata: { labels: { 'x.io/team': 'ml', app: 'b' } } }), aJob('b')];
    const text = printTable([{ info: jobs, objects }], { nowMs, labelColumns: ['x.io/team'], showLabels: true, allNamespaces: true });
    expect(text.split('\n')).toEqual([
      'NAMESPACE   NAME   STATUS    COMPLETIONS   DURATION   AGE   TEAM   LABELS',
      'default     a      Running   0/1           90s        90s   ml     app=b,x.io/team=ml',
      'default     b      Running   0/1           90s        90s          <none>',
      '',
    ]);
  });

  it('[PRT-6] a watch grows its columns from the row that needs it on', () => {
    const table = new WatchTable(jobs, { outputWatchEvents: true });
    const met = aJob('wjob', { status: { startTime: CREATED, conditions: [condition('SuccessCriteriaMet')] } });
    const text = [
      table.initial([aJob('wjob', { status: {} })], nowMs),
      table.rows([{ type: 'MODIFIED', object: met }], nowMs),
      table.rows(
        [{ type: 'DELETED', object: aJob('wjob', { status: { startTime: CREATED, conditions: [condition('Complete')] } }) }],
        nowMs,
      ),
    ].join('');
    expect(text.split('\n')).toEqual([
      'EVENT   NAME   STATUS    COMPLETIONS   DURATION   AGE',
      'ADDED   wjob   Running   0/1                      90s',
      'MODIFIED   wjob   SuccessCriteriaMet   0/1           90s        90s',
      'DELETED    wjob   Complete             0/1           90s        90s',
      '',
    ]);
  });

  it('[PRT-7] kubectl events keeps the kind as it is and counts', () => {
    const happened: KubeEvent = {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: metadata('e'),
      involvedObject: { kind: 'Job', name: 'x', uid: 'x', apiVersion: 'batch/v1' },
      reason: 'Again',
      message: ' hello ',
      source: { component: 'c' },
      firstTimestamp: CREATED,
      lastTimestamp: '2026-11-23T08:01:00Z',
      count: 3,
      type: 'Normal',
      eventTime: null,
      reportingComponent: 'c',
      reportingInstance: '',
    };
    expect(printEventsTable([happened], { nowMs })).toBe(
      'LAST SEEN           TYPE     REASON   OBJECT   MESSAGE\n30s (x3 over 90s)   Normal   Again    Job/x    hello\n',
    );
    expect(printEventsTable([], { nowMs })).toBe('');
  });

  it('[PRT-8] sorts by a field: missing ones first and turned around, quantities as quantities', () => {
    const names = (objects: readonly KubeObject[] | undefined) => objects?.map((object) => object.metadata.name);
    const held = (name: string) => aJob(name, { status: {} });
    expect(names(sortObjects([aJob('a'), held('b'), held('c')], '.status.startTime'))).toEqual(['c', 'b', 'a']);
    const labelled = ['1Gi', '900Mi', '2k'].map((size) => aJob(size, { metadata: { labels: { size } } }));
    expect(names(sortObjects(labelled, '{.metadata.labels.size}'))).toEqual(['2k', '900Mi', '1Gi']);
    expect(sortObjects([aJob('a')], '.spec.nope')).toBeUndefined();
    expect(sortObjects([aJob('a')], '.spec[')).toBeUndefined();
  });

  it('[PRT-10] the STATUS of a Job is the first word that holds', () => {
    const word = (job: Job): string | undefined => columnsOf('Job')[1]?.cell(job, nowMs);
    const deleted = { deletionTimestamp: CREATED };
    expect(word(aJob('a', { status: { conditions: [condition('Failed')] }, metadata: deleted }))).toBe('Failed');
    expect(word(aJob('a', { status: { conditions: [condition('Suspended')] }, metadata: deleted }))).toBe('Terminating');
    expect(word(aJob('a', { status: { conditions: [condition('Suspended')] } }))).toBe('Suspended');
    expect(word(aJob('a'))).toBe('Running');
  });

  it('[PRT-10] COMPLETIONS of a work queue count one of many, and a failed Job keeps counting time', () => {
    const cells = (job: Job) => columnsOf('Job').map((column) => column.cell(job, nowMs));
    const queue = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadata('q'),
      status: { startTime: CREATED, conditions: [condition('Failed')] },
    } as const;
    const { template } = aJob('q').spec;
    expect(cells({ ...queue, spec: { template, parallelism: 3 } }).slice(2, 4)).toEqual(['0/1 of 3', '90s']);
    expect(cells({ ...queue, spec: { template, parallelism: 1 } })[2]).toBe('0/1');
  });
});

describe('pods', () => {
  type Statuses = NonNullable<Pod['status']['containerStatuses']>;
  const container = (name: string, state: Statuses[number]['state'], more: Partial<Statuses[number]> = {}): Statuses[number] => ({
    name,
    state,
    lastState: {},
    ready: false,
    restartCount: 0,
    image: '',
    imageID: '',
    started: false,
    ...more,
  });
  const aPod = (status: Pod['status'], more: { init?: Pod['spec']['initContainers']; deleted?: boolean } = {}): Pod => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata('p', more.deleted ? { deletionTimestamp: CREATED } : {}),
    spec: { containers: [{ name: 'a' }, { name: 'b' }], ...(more.init === undefined ? {} : { initContainers: more.init }) },
    status,
  });
  const ended = (exitCode: number, reason: string) => ({ terminated: { exitCode, reason, startedAt: CREATED, finishedAt: CREATED } });
  const running = { running: { startedAt: CREATED } };

  it.each<[string, Pod, [string, string, string]]>([
    ['a reason beats the phase', aPod({ phase: 'Failed', reason: 'Evicted' }), ['0/2', 'Evicted', '0']],
    [
      'the last container is asked first',
      aPod({ phase: 'Failed', containerStatuses: [container('a', ended(3, 'Error')), container('b', ended(0, 'Completed'))] }),
      ['0/2', 'Error', '0'],
    ],
    [
      'completed with a failure shows the failure',
      aPod({ phase: 'Failed', containerStatuses: [container('a', ended(0, 'Completed')), container('b', ended(137, 'OOMKilled'))] }),
      ['0/2', 'OOMKilled', '0'],
    ],
    [
      'completed beside a running one is not ready',
      aPod({ phase: 'Running', containerStatuses: [container('a', ended(0, 'Completed')), container('b', running, { ready: true })] }),
      ['1/2', 'NotReady', '0'],
    ],
    [
      'without a reason the exit code shows',
      aPod({ phase: 'Failed', containerStatuses: [container('a', ended(2, ''))] }),
      ['0/2', 'ExitCode:2', '0'],
    ],
    [
      'deletion beats what runs',
      aPod({ phase: 'Running', containerStatuses: [container('a', running, { ready: true })] }, { deleted: true }),
      ['1/2', 'Terminating', '0'],
    ],
    [
      'deletion does not beat an end',
      aPod({ phase: 'Succeeded', containerStatuses: [container('a', ended(0, 'Completed'))] }, { deleted: true }),
      ['0/2', 'Completed', '0'],
    ],
    [
      'restarts show the age of the last',
      aPod({
        phase: 'Running',
        containerStatuses: [container('a', { waiting: { reason: 'CrashLoopBackOff' } }, { restartCount: 2, lastState: ended(1, 'Error') })],
      }),
      ['0/2', 'CrashLoopBackOff', '2 (90s ago)'],
    ],
    [
      'init containers count',
      aPod(
        { phase: 'Pending', initContainerStatuses: [container('i', ended(0, 'Completed')), container('j', running)] },
        { init: [{ name: 'i' }, { name: 'j' }] },
      ),
      ['0/2', 'Init:1/2', '0'],
    ],
    [
      'a failed init container shows its reason',
      aPod({ phase: 'Failed', initContainerStatuses: [container('i', ended(1, 'Error'))] }, { init: [{ name: 'i' }] }),
      ['0/2', 'Init:Error', '0'],
    ],
    [
      'a started sidecar is skipped and counts',
      aPod(
        {
          phase: 'Running',
          initContainerStatuses: [container('s', running, { ready: true, started: true, restartCount: 1 })],
          containerStatuses: [container('a', running, { ready: true })],
        },
        { init: [{ name: 's', restartPolicy: 'Always' }] },
      ),
      ['2/3', 'Running', '1'],
    ],
    [
      'gates hold a Pod back',
      aPod({
        phase: 'Pending',
        conditions: [
          { type: 'PodScheduled', status: 'False', reason: 'SchedulingGated', lastProbeTime: null, lastTransitionTime: CREATED },
        ],
      }),
      ['0/2', 'SchedulingGated', '0'],
    ],
  ])('[PRT-9] %s', (_, pod, [ready, status, restarts]) => expect(summarizePod(pod, nowMs)).toEqual({ ready, status, restarts }));
});
