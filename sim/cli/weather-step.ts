import type { Weather } from '#sim/weather.ts';

const PREFIX = 'weather:';
const DOWN =
  /\b(stop|stops|stopped|down|off|dies|died|lost|kill|killed|kills|cut|cuts|unreachable|fail|fails|away|disconnect\w*|silen\w+|gone)\b/;
const UP = /\b(start|starts|started|up|on|back|resume\w*|restore\w*|return|returns|recover\w*|again|reconnect\w*)\b/;
const RESTART = /\brestart\w*\b/;
const NODE = /\bnode-\d+\b/;

/** Whether a step of a scenario is done to the cluster from outside. */
export const isWeatherStep = (run: string): boolean => run.trimStart().startsWith(PREFIX);

/**
 * What a step `weather: ...` lets happen: the words name the registry, the controller manager or a node's kubelet, and say
 * whether it goes or comes. A restart is both.
 *
 * @returns nothing when the words name nothing that is known
 */
export function weatherOfStep(run: string): readonly Weather[] {
  const words = run.trimStart().slice(PREFIX.length).toLowerCase();
  const of = thing(words);
  if (of === undefined) return [];
  if (RESTART.test(words)) return [of(true), of(false)];
  if (UP.test(words)) return [of(false)];
  return DOWN.test(words) ? [of(true)] : [];
}

function thing(words: string): ((isDown: boolean) => Weather) | undefined {
  if (words.includes('registry')) return (isDown) => ({ kind: 'registry', isDown });
  if (/controller[ -]?manager/.test(words)) return (isDown) => ({ kind: 'controllerManager', isDown });
  const name = NODE.exec(words)?.[0] ?? 'node-1';
  if (/\b(node|kubelet|network)\b|node-\d/.test(words)) return (isLost) => ({ kind: 'node', name, isLost });
  return undefined;
}
