/**
 * How long things take, in ms: one typed profile, defaults measured on recordings of a real v1.35.6 cluster (medians, or
 * the rule where one is known). A lesson may slow things down for show, and says so.
 *
 * @source spec pods-and-nodes §14, recordings
 */
export interface ControllerTimings {
  /** A watched change until the controller's sync runs. */
  readonly reactionMs: number;
  /** Inside a delayed sync: from its due time to its first write. */
  readonly syncMs: number;
}

export interface KubeletTimings {
  /** Pod bound until the first status (ContainerCreating). */
  readonly firstStatusMs: number;
  /** Pod bound until volumes and sandbox are ready and the first image is looked at. */
  readonly sandboxMs: number;
  /** Volumes ready, counted from the first status; the API-token volume is always there. */
  readonly volumesMs: number;
  readonly createMs: number;
  readonly startMs: number;
  /** Next container of the same sync. */
  readonly nextContainerMs: number;
  /** Runtime changes are noticed at instants of this phase (ms into each second of wall clock)… */
  readonly relistPhaseMs: number;
  /** …and queued re-syncs run at this one. */
  readonly tickPhaseMs: number;
  readonly periodMs: number;
  /** Pods whose changes one relist sees are synced and reported one after the other, so far apart. */
  readonly nextPodMs: number;
  /** Terminated state seen until the terminal phase is reported. */
  readonly terminalPhaseMs: number;
  /** Terminated state seen until the older dead instance is gone from the status. */
  readonly forgetInstanceMs: number;
  /** Delete or deadline: last process ended until the terminal status. */
  readonly teardownMs: number;
  /** Terminal status of a deleted pod until its object may go. */
  readonly removalMs: number;
  readonly killingEventMs: number;
  readonly observeGenerationMs: number;
  /** Where re-syncs fall in their random span of 100-150 %: 0 is earliest, 1 is latest. After an error… */
  readonly errorJitter: number;
  /** …and after a restart back-off. */
  readonly crashJitter: number;
  /** A pull that the registry refuses. */
  readonly failedPullMs: number;
  /** Always-policy re-check of an image that is present. */
  readonly recheckMs: number;
}

export interface SchedulerTimings {
  readonly bindMs: number;
  readonly eventMs: number;
  readonly retryMs: number;
}

export interface LatencyProfile {
  readonly controllers: ControllerTimings;
  readonly kubelet: KubeletTimings;
  readonly scheduler: SchedulerTimings;
  /** An object gone until its dependents are collected. */
  readonly garbageCollectionMs: number;
}

export const measuredLatencies: LatencyProfile = {
  controllers: { reactionMs: 13, syncMs: 10 },
  kubelet: {
    firstStatusMs: 25,
    sandboxMs: 500,
    volumesMs: 300,
    createMs: 30,
    startMs: 90,
    nextContainerMs: 100,
    relistPhaseMs: 850,
    tickPhaseMs: 580,
    periodMs: 1000,
    nextPodMs: 15,
    terminalPhaseMs: 1150,
    forgetInstanceMs: 1000,
    teardownMs: 200,
    removalMs: 600,
    killingEventMs: 20,
    observeGenerationMs: 30,
    errorJitter: 0.5,
    crashJitter: 0.55,
    failedPullMs: 30,
    recheckMs: 28,
  },
  scheduler: { bindMs: 12, eventMs: 10, retryMs: 15 },
  garbageCollectionMs: 15,
};
