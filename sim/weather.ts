import type { Cluster } from './cluster.ts';

/** A container of a pod, by names; without `container` the first one. */
interface ContainerTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string;
}

/** Something done to the cluster that is not an API request. What is aimed at something that is not there does nothing. */
export type Weather =
  | { readonly kind: 'registry'; readonly isDown: boolean }
  /** The node's kubelet reaches nobody, as behind a cut network: its containers go on, and are reported when it is back. */
  | { readonly kind: 'node'; readonly name: string; readonly isLost: boolean }
  | { readonly kind: 'controllerManager'; readonly isDown: boolean }
  /** The running process ends now with this exit code, or is killed for its memory. */
  | ({ readonly kind: 'exit'; readonly exitCode: number; readonly isOomKilled: boolean } & ContainerTarget)
  /** The running process takes longer. */
  | ({ readonly kind: 'slow'; readonly byMs: number } & ContainerTarget);

/** Weather at an instant, virtual ms. */
export interface TimedWeather {
  readonly atMs: number;
  readonly weather: Weather;
}

/** Lets weather happen now. */
export function performWeather(cluster: Cluster, weather: Weather): void {
  switch (weather.kind) {
    case 'registry':
      cluster.kubelet.state.isRegistryDown = weather.isDown;
      return;
    case 'node':
      return setNodeLost(cluster, cluster.server.find('Node', '', weather.name), weather.isLost);
    case 'controllerManager':
      if (weather.isDown) cluster.controllerManager.close();
      else cluster.controllerManager.open();
      return;
    case 'exit':
    case 'slow': {
      const pod = cluster.server.find('Pod', weather.namespace, weather.pod);
      const containers = cluster.kubelet.state.work.get(pod)?.containers ?? [];
      const index = containers.findIndex(({ plan }) =>
        weather.container === undefined ? plan.kind === 'regular' : plan.spec.name === weather.container,
      );
      if (pod < 0 || index < 0) return;
      if (weather.kind === 'slow') cluster.kubelet.processes.slowDown(pod, index, weather.byMs);
      else cluster.kubelet.processes.endNow(pod, index, weather.exitCode, weather.isOomKilled);
    }
  }
}

function setNodeLost({ kubelet, nodeMonitor }: Cluster, node: number, isLost: boolean): void {
  if (node < 0) return;
  if (isLost) {
    kubelet.state.silence(node);
    nodeMonitor.heartbeatStopped(node);
  } else {
    kubelet.state.hear(node);
    nodeMonitor.heartbeatResumed(node);
  }
}
