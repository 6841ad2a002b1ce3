import type { Pod } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { FilterFailure } from './filters.ts';
import { hasPortConflict } from './host-ports.ts';
import type { PlacedPodChange } from './placed-pod.ts';
import { helpsAffinity } from './pod-affinity.ts';
import { helpsSpread } from './topology-spread.ts';

/** Plugins that refused a pod; an event of the cluster wakes only pods that it could help. */
export type Plugin = FilterFailure['plugin'] | 'nodes';

/** Pods that fit nowhere, by the plugins that refused them (SCH-8). */
export class WaitingPods {
  private readonly plugins = new CowVector<readonly Plugin[]>();
  private readonly server: ApiServer;
  private readonly tryAgain: (serial: number) => void;

  constructor(server: ApiServer, tryAgain: (serial: number) => void) {
    this.server = server;
    this.tryAgain = tryAgain;
  }

  add(serial: number, plugins: readonly Plugin[]): void {
    this.plugins.set(serial, plugins);
  }

  remove(serial: number): void {
    this.plugins.set(serial, undefined);
  }

  /** Whether a pod waits for something that depends on labels: its own or those of others. */
  dependsOnLabels(serial: number): boolean {
    return this.plugins.get(serial)?.some((plugin) => plugin === 'spread' || plugin === 'podAffinity') === true;
  }

  /** Something happened that could help pods which one of these plugins refused. */
  wake(...causes: readonly Plugin[]): void {
    this.wakeIf((plugins) => causes.some((cause) => cause === 'nodes' || plugins.includes(cause)));
  }

  /** Something happened to a placed pod that could help those which other pods kept out. */
  wakeForPod(change: PlacedPodChange): void {
    this.wakeIf((plugins, serial) => {
      if (!plugins.some((plugin) => plugin === 'ports' || plugin === 'spread' || plugin === 'podAffinity')) return false;
      const waiting = this.server.get<Pod>(serial);
      if (waiting === undefined) return false;
      return (
        (plugins.includes('ports') && change.kind === 'removed' && hasPortConflict(waiting, change.pod)) ||
        (plugins.includes('spread') && helpsSpread(waiting, change)) ||
        (plugins.includes('podAffinity') && helpsAffinity(this.server, waiting, change))
      );
    });
  }

  /** The more important first. */
  private wakeIf(isHelped: (plugins: readonly Plugin[], serial: number) => boolean): void {
    if (this.plugins.size === 0) return;
    const helped: { readonly serial: number; readonly priority: number }[] = [];
    this.plugins.forEach((plugins, serial) => {
      if (isHelped(plugins, serial)) helped.push({ serial, priority: this.server.get<Pod>(serial)?.spec.priority ?? 0 });
    });
    helped.sort((a, b) => b.priority - a.priority);
    for (const { serial } of helped) this.tryAgain(serial);
  }

  save(): CowRoot<readonly Plugin[]> {
    return this.plugins.save();
  }

  restore(saved: CowRoot<readonly Plugin[]>): void {
    this.plugins.restore(saved);
  }
}
