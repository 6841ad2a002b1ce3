import type { Weather } from '#sim/weather.ts';

const PREFIX = 'weather:';
const DOWN =
  /\b(stop|stops|stopped|down|off|dies|died|lost|loses|kill|killed|kills|cut|cuts|unreachable|fail|fails|away|gone|pause|paused|freeze|frozen|block|blocked|disconnect\w*|silen\w+)\b/;
const UP =
  /\b(start|starts|started|up|on$|back|resume\w*|restore\w*|return|returns|recover\w*|again|reconnect\w*|unpause\w*|unblock\w*|thaw\w*|heal\w*)\b/;
const RESTART = /\brestart\w*\b/;
const NODE = /\bnode-\d+\b/;

/** Whether a step of a scenario is done to the cluster from outside. */
export const isWeatherStep = (run: string): boolean => run.trimStart().startsWith(PREFIX);

/**
 * What a step `weather: ...` lets happen: the words name the registry, the controller manager or a node's kubelet, and say
 * whether it goes or comes: the first verb counts. A restart is both.
 *
 * @returns nothing when the words name nothing that is known
 */
export function weatherOfStep(run: string): readonly Weather[] {
  const words = run.trim().slice(PREFIX.length).toLowerCase();
  const of = thing(words);
  if (of === undefined) return [];
  if (RESTART.test(words)) return [of(true), of(false)];
  const [down, up] = [DOWN, UP].map((verbs) => words.search(verbs)) as [number, number];
  if (down < 0 && up < 0) return [];
  return [of(up < 0 || (down >= 0 && down < up))];
}

function thing(words: string): ((isDown: boolean) => Weather) | undefined {
  if (words.includes('registry')) return (isDown) => ({ kind: 'registry', isDown });
  if (/controller[ -]?manager/.test(words)) return (isDown) => ({ kind: 'controllerManager', isDown });
  const name = NODE.exec(words)?.[0] ?? 'node-1';
  if (/\b(node|kubelet|network)\b|node-\d/.test(words)) return (isLost) => ({ kind: 'node', name, isLost });
  return undefined;
}
