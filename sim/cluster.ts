import type { LimitRange, PriorityClass, ResourceQuota } from '#sim/api/core-v1/types.ts';
import { defaultStorageClass } from '#sim/apiserver/admission/default-storage-class.ts';
import { limitRanges } from '#sim/apiserver/admission/limit-range.ts';
import { podAdmission } from '#sim/apiserver/admission/pod-admission.ts';
import { resourceQuotas } from '#sim/apiserver/admission/resource-quota.ts';
import { ApiServer, KindIndex, type LatencyProfile, measuredLatencies } from '#sim/apiserver/index.ts';
import { CronJobController } from '#sim/controllers/cron-job/index.ts';
import { DeploymentController } from '#sim/controllers/deployment/deployment-controller.ts';
import { GarbageCollector } from '#sim/controllers/garbage-collector/garbage-collector.ts';
import { JobController } from '#sim/controllers/job/job-controller.ts';
import { NamespaceController } from '#sim/controllers/namespace/namespace-controller.ts';
import { NodeMonitor } from '#sim/controllers/node-lifecycle/node-monitor.ts';
import { TaintEviction } from '#sim/controllers/node-lifecycle/taint-eviction.ts';
import { PodGc } from '#sim/controllers/pod-gc/pod-gc.ts';
import { VolumeBinder } from '#sim/controllers/pv-binder/volume-binder.ts';
import { VolumeProtection } from '#sim/controllers/pv-binder/volume-protection.ts';
import { ReplicaSetController } from '#sim/controllers/replica-set/replica-set-controller.ts';
import { ResourceQuotaController } from '#sim/controllers/resource-quota/resource-quota-controller.ts';
import { TtlAfterFinished } from '#sim/controllers/ttl-after-finished/ttl-after-finished.ts';
import { type Checkpointable, Engine, type SavedEngine } from '#sim/engine/engine.ts';
import { Gate } from '#sim/engine/gate.ts';
import { Kubelet } from '#sim/kubelet/kubelet.ts';
import { type Catalogue, defaultCatalogue } from '#sim/programs/index.ts';
import { Scheduler } from '#sim/scheduler/scheduler.ts';
import { createNamespace, createNode, firstNamespaces, type NodeSpec, recordedNode } from './bootstrap.ts';

export interface ClusterOptions {
  readonly seed: number;
  /** Wall clock at which the cluster starts, ms since 1970 UTC. */
  readonly startAtMs: number;
  readonly nodes?: readonly NodeSpec[];
  /** Namespaces beside `default`. */
  readonly namespaces?: readonly string[];
  readonly latencies?: LatencyProfile;
  readonly catalogue?: Catalogue;
}

/** The whole state of a cluster at an instant. Cheap to make, never changed afterwards. */
export interface ClusterCheckpoint {
  readonly engine: SavedEngine;
  readonly parts: readonly unknown[];
}

/** A cluster: the one place that knows all parts. */
export class Cluster {
  readonly engine: Engine;
  readonly server: ApiServer;
  readonly kubelet: Kubelet;
  /** Closed while the controller manager is down. */
  readonly controllerManager: Gate;
  /** Told when a node falls silent and when it is back. */
  readonly nodeMonitor: NodeMonitor;
  private readonly parts: readonly Checkpointable[];

  constructor(options: ClusterOptions) {
    const latencies = options.latencies ?? measuredLatencies;
    this.engine = new Engine(options.seed, options.startAtMs);
    this.server = new ApiServer(this.engine);
    const ranges = new KindIndex<LimitRange>(this.server, 'LimitRange');
    const quotas = new KindIndex<ResourceQuota>(this.server, 'ResourceQuota');
    const classes = new KindIndex(this.server, 'StorageClass');
    const priorities = new KindIndex<PriorityClass>(this.server, 'PriorityClass');
    this.server.admit(limitRanges(ranges));
    this.server.admit(podAdmission(this.server, priorities));
    this.server.admit(defaultStorageClass(classes));
    this.server.admit(resourceQuotas(quotas));
    this.controllerManager = new Gate(this.engine);
    const cronJobs = new CronJobController(this.server, latencies.controllers, this.controllerManager);
    const replicaSets = new ReplicaSetController(this.server, latencies.controllers, this.controllerManager);
    const deployments = new DeploymentController(this.server, latencies.controllers, this.controllerManager);
    const binder = new VolumeBinder(this.server, latencies.controllers, this.controllerManager);
    const protection = new VolumeProtection(this.server, this.controllerManager);
    const quotaUsage = new ResourceQuotaController(this.server, latencies.controllers, this.controllerManager);
    this.nodeMonitor = new NodeMonitor(this.server, this.controllerManager);
    const eviction = new TaintEviction(this.server, this.controllerManager);
    const podGc = new PodGc(this.server, this.controllerManager);
    const namespaces = new NamespaceController(this.server, this.controllerManager);
    const jobs = new JobController(this.server, latencies.controllers, this.controllerManager);
    const ttl = new TtlAfterFinished(this.server, latencies.controllers, this.controllerManager);
    const collector = new GarbageCollector(this.server, latencies.garbageCollectionMs, this.controllerManager);
    const scheduler = new Scheduler(this.server, latencies.scheduler);
    this.kubelet = new Kubelet(this.server, latencies, options.catalogue ?? defaultCatalogue);
    this.parts = [
      this.server.store,
      this.server.events,
      this.controllerManager,
      cronJobs,
      replicaSets,
      deployments,
      binder,
      protection,
      ranges,
      quotas,
      classes,
      priorities,
      quotaUsage,
      this.nodeMonitor,
      eviction,
      podGc,
      namespaces,
      jobs,
      ttl,
      collector,
      scheduler,
      this.kubelet,
    ];
    for (const namespace of [...firstNamespaces, ...(options.namespaces ?? [])]) createNamespace(this.server, namespace);
    for (const node of options.nodes ?? [recordedNode]) this.kubelet.state.preload(createNode(this.server, node), node.images ?? []);
  }

  get nowMs(): number {
    return this.engine.nowMs;
  }

  /** Lets time pass up to an instant. */
  runUntil(untilMs: number): void {
    this.engine.runUntil(untilMs);
  }

  checkpoint(): ClusterCheckpoint {
    return { engine: this.engine.save(), parts: this.parts.map((part) => part.save()) };
  }

  restore(saved: ClusterCheckpoint): void {
    this.engine.restore(saved.engine);
    for (const [i, part] of this.parts.entries()) part.restore(saved.parts[i]);
  }
}
