import type { Weather } from '#sim/index.ts';

/** What happened, in a few words: the mark on the timeline and the list of the panel. */
export function weatherWords(weather: Weather): string {
  switch (weather.kind) {
    case 'registry':
      return weather.isDown ? 'registry down' : 'registry up';
    case 'controllerManager':
      return weather.isDown ? 'controller manager down' : 'controller manager up';
    case 'node':
      return `${weather.name} ${weather.isLost ? 'lost' : 'back'}`;
    case 'exit':
      return weather.isOomKilled ? `${weather.pod} out of memory` : `${weather.pod} exits with ${weather.exitCode}`;
    case 'slow':
      return `${weather.pod} ${Math.round(weather.byMs / 1000)}s slower`;
  }
}
