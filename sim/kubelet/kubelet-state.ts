import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import type { ApiServer, LatencyProfile } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable, Engine, TimerHandler } from '#sim/engine/engine.ts';
import type { PodEvent } from '#sim/lifecycles/pod.ts';
import { type Catalogue, findImage, type ImageDefinition, imageIdOf, parseImageReference } from '#sim/programs/index.ts';
import type { StatusContext } from './pod-status.ts';
import type { ContainerWork, PodWork } from './pod-work.ts';
import { VolumeTable } from './volume-table.ts';

interface SavedKubeletState {
  readonly work: CowRoot<PodWork>;
  readonly volumes: unknown;
  readonly pulled: ReadonlyMap<number, ReadonlySet<string>>;
  readonly pullFreeAtMs: ReadonlyMap<number, number>;
  readonly nextAddress: number;
  readonly isRegistryDown: boolean;
  readonly silentNodes: ReadonlySet<number>;
  readonly held: readonly HeldTimer[];
  readonly turn: RelistTurn;
}

interface RelistTurn {
  readonly node: number;
  readonly relistAtMs: number;
  readonly pods: number;
}

/** Something a silent node's kubelet would have done by now. */
interface HeldTimer {
  readonly handler: number;
  readonly subject: number;
  readonly argument: number;
}

/** What all parts of the kubelet share: the pods' work, volumes, images, clock and how to speak to the API server. */
export class KubeletState implements Checkpointable {
  readonly work = new CowVector<PodWork>();
  readonly volumes = new VolumeTable();
  /** Images that a node has beyond those of the catalogue that every node has. */
  private pulled: ReadonlyMap<number, ReadonlySet<string>> = new Map();
  /** Pulls of one node run one after the other. */
  private pullFreeAtMs: ReadonlyMap<number, number> = new Map();
  private nextAddress = 2;
  /** Told what happens to containers, for the timeline; `detail` is the wait of a back-off in ms. */
  lifeObserver: ((serial: number, event: PodEvent, detail: number) => void) | undefined;
  /** Weather: no pull works. */
  isRegistryDown = false;
  /** Weather: these nodes reach nobody; what their kubelets are to do waits. */
  private silentNodes: ReadonlySet<number> = new Set();
  private held: readonly HeldTimer[] = [];
  /** The relist that pods were lined up for last, and how many. */
  private turn: RelistTurn = { node: -1, relistAtMs: -1, pods: 0 };

  readonly server: ApiServer;
  readonly latencies: LatencyProfile;
  readonly catalogue: Catalogue;

  constructor(server: ApiServer, latencies: LatencyProfile, catalogue: Catalogue) {
    this.server = server;
    this.latencies = latencies;
    this.catalogue = catalogue;
    server.engine.registerCounter({
      get: () => this.nextAddress,
      set: (value) => {
        this.nextAddress = value;
      },
    });
  }

  get engine(): Engine {
    return this.server.engine;
  }

  get nowMs(): number {
    return this.server.engine.nowMs;
  }

  /** The next instant of a phase (ms into each second of wall clock) at or after a virtual instant. */
  nextPhase(afterMs: number, phaseMs: number): number {
    const { periodMs } = this.latencies.kubelet;
    const epoch = this.engine.startAtMs + afterMs;
    const base = Math.floor(epoch / periodMs) * periodMs + phaseMs;
    return (base < epoch ? base + periodMs : base) - this.engine.startAtMs;
  }

  /** A timer handler of the kubelets, about a pod: it waits while the pod's node is silent (KBL-22). */
  register(handler: TimerHandler, argumentIsInstant = false): number {
    const number: number = this.engine.register((subject, argument) => {
      if (this.silentNodes.size > 0 && this.isSilent(subject)) this.held = [...this.held, { handler: number, subject, argument }];
      else handler(subject, argument);
    }, argumentIsInstant);
    return number;
  }

  get hasSilentNodes(): boolean {
    return this.silentNodes.size > 0;
  }

  /** Whether a pod's node reaches nobody. */
  isSilent(podSerial: number): boolean {
    return this.silentNodes.has(this.nodeSerialOf(podSerial));
  }

  private nodeSerialOf(podSerial: number): number {
    const name = this.server.get<Pod>(podSerial)?.spec.nodeName;
    return this.work.get(podSerial)?.node ?? (name === undefined ? -1 : this.server.find('Node', '', name));
  }

  /** A node reaches nobody any more. Its containers go on. */
  silence(node: number): void {
    this.silentNodes = new Set([...this.silentNodes, node]);
  }

  /** The node is back: what waited happens now, in order. */
  hear(node: number): void {
    this.silentNodes = new Set([...this.silentNodes].filter((other) => other !== node));
    const due = this.held.filter(({ subject }) => !this.isSilent(subject));
    this.held = this.held.filter(({ subject }) => this.isSilent(subject));
    for (const { handler, subject, argument } of due) this.engine.schedule(this.nowMs, handler, subject, argument);
  }

  /** When a pod of a node is looked at that changed now: at the node's next relist, after the pods that changed before. */
  nextRelist(node: number): number {
    const { relistPhaseMs, nextPodMs } = this.latencies.kubelet;
    const relistAtMs = this.nextPhase(this.nowMs + 1, relistPhaseMs);
    const { turn } = this;
    const before = turn.node === node && turn.relistAtMs === relistAtMs ? turn.pods : 0;
    this.turn = { node, relistAtMs, pods: before + 1 };
    return relistAtMs + before * nextPodMs;
  }

  takeAddress(): string {
    const n = this.nextAddress;
    this.nextAddress += 1;
    return `10.244.${Math.floor(n / 250) % 256}.${(n % 250) + 1}`;
  }

  hasImage(node: number, image: ImageDefinition): boolean {
    return image.presentOnNodes || this.pulled.get(node)?.has(image.name) === true;
  }

  addImage(node: number, image: ImageDefinition): void {
    if (this.hasImage(node, image)) return;
    this.pulled = new Map(this.pulled).set(node, new Set([...(this.pulled.get(node) ?? []), image.name]));
  }

  /** The node has these images already. */
  preload(node: number, names: readonly string[]): void {
    for (const name of names) {
      const image = findImage(this.catalogue, name);
      if (image !== undefined) this.addImage(node, image);
    }
  }

  /** Takes the node's puller for a while. @returns virtual ms at which this pull is over */
  reservePull(node: number, durationMs: number): number {
    const startMs = Math.max(this.nowMs, this.pullFreeAtMs.get(node) ?? 0);
    this.pullFreeAtMs = new Map(this.pullFreeAtMs).set(node, startMs + durationMs);
    return startMs + durationMs;
  }

  nodeOf(work: PodWork): KubeNode | undefined {
    return this.server.get<KubeNode>(work.node);
  }

  hostIP(work: PodWork): string {
    const addresses = this.nodeOf(work)?.status.addresses;
    return addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '';
  }

  private readonly references = new Map<string, { readonly image: string; readonly imageID: string }>();

  /** Full reference and id of an image, as the runtime reports them. */
  readonly imageOf = (name: string): { readonly image: string; readonly imageID: string } => {
    const known = this.references.get(name);
    if (known !== undefined) return known;
    const image = findImage(this.catalogue, name);
    const reference = parseImageReference(name);
    const made = { image: reference.ok ? reference.full : name, imageID: image === undefined ? '' : imageIdOf(image) };
    this.references.set(name, made);
    return made;
  };

  statusContext(work: PodWork): StatusContext {
    return { startAtMs: this.engine.startAtMs, nowText: formatTime(this.engine.epochMs), hostIP: this.hostIP(work), imageOf: this.imageOf };
  }

  record(
    serial: number,
    pod: Pod,
    work: PodWork,
    container: ContainerWork | undefined,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    this.server.events.write(
      serial,
      pod,
      type,
      reason,
      message,
      'kubelet',
      this.nodeOf(work)?.metadata.name ?? '',
      container?.plan.fieldPath ?? '',
      '',
    );
  }

  save(): SavedKubeletState {
    return {
      work: this.work.save(),
      volumes: this.volumes.save(),
      pulled: this.pulled,
      pullFreeAtMs: this.pullFreeAtMs,
      nextAddress: this.nextAddress,
      isRegistryDown: this.isRegistryDown,
      silentNodes: this.silentNodes,
      held: this.held,
      turn: this.turn,
    };
  }

  restore(saved: unknown): void {
    const state = saved as SavedKubeletState;
    this.work.restore(state.work);
    this.volumes.restore(state.volumes);
    this.pulled = state.pulled;
    this.pullFreeAtMs = state.pullFreeAtMs;
    this.nextAddress = state.nextAddress;
    this.isRegistryDown = state.isRegistryDown;
    this.silentNodes = state.silentNodes;
    this.held = state.held;
    this.turn = state.turn;
  }
}
