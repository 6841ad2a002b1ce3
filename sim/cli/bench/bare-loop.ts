/** What a workload writes, as its own run counted it. */
export interface WorkloadSize {
  /** Pods of a Job, or runs of CronJobs. */
  readonly rounds: number;
  /** Objects that the API server stored in one round: every version of Jobs, Pods and Events. */
  readonly writesPerRound: number;
  /** Entries of the timeline in one round. */
  readonly entriesPerRound: number;
  /** Rounds whose objects are still there at the end; older ones were deleted on the way. */
  readonly keptRounds: number;
}

const CONDITIONS = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'] as const;

/**
 * The yardstick of the budgets: a loop that only makes the objects and the log entries of a workload. No queue, no watch, no
 * decision: an immutable object of a Pod's shape for every write, the newest of each name in a map, three columns of numbers
 * for every entry. What the simulator costs beyond this is its own.
 */
export function bareLoop({ rounds, writesPerRound, entriesPerRound, keptRounds }: WorkloadSize): unknown {
  const store = new Map<string, unknown>();
  const log = new Float64Array(Math.ceil(rounds * entriesPerRound) * 3);
  const spec = { containers: [{ name: 'main', image: 'busybox:1.36' }], restartPolicy: 'Never' };
  const objectsPerRound = Math.max(1, Math.round(writesPerRound / 3));
  let resourceVersion = 0;
  let entries = 0;
  for (let round = 0; round < rounds; round++) {
    for (let write = 0; write < writesPerRound; write++) {
      const name = `run-${round}-${write % objectsPerRound}`;
      const atMs = round * 1000 + write;
      resourceVersion++;
      store.set(name, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name,
          namespace: 'default',
          uid: `${round}-0000-4000-8000-${write}`,
          resourceVersion: String(resourceVersion),
          creationTimestamp: atMs,
          labels: { 'job-name': 'run' },
          ownerReferences: [{ kind: 'Job', name: 'run', controller: true }],
        },
        spec,
        status: {
          phase: write % 2 === 0 ? 'Pending' : 'Running',
          conditions: CONDITIONS.map((type) => ({ type, status: write % 2 === 0 ? 'False' : 'True', lastTransitionTime: atMs })),
          containerStatuses: [{ name: 'main', ready: write % 2 === 1, restartCount: 0, state: { running: { startedAt: atMs } } }],
        },
      });
      if (write < entriesPerRound) {
        log[entries++] = atMs;
        log[entries++] = resourceVersion;
        log[entries++] = write % 7;
      }
    }
    if (round >= keptRounds) for (let object = 0; object < objectsPerRound; object++) store.delete(`run-${round - keptRounds}-${object}`);
  }
  return { store, log };
}
