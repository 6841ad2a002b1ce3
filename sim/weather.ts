import type { Cluster } from './cluster.ts';

/** Something done to the cluster that is not an API request. */
export type Weather = { readonly kind: 'registry'; readonly isDown: boolean };

/** Lets weather happen now. */
export function performWeather(cluster: Cluster, weather: Weather): void {
  switch (weather.kind) {
    case 'registry':
      cluster.kubelet.state.isRegistryDown = weather.isDown;
  }
}
