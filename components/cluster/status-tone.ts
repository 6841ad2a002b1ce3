export type Tone = 'good' | 'bad' | 'waiting' | 'running' | 'quiet';

const TONES: readonly (readonly [RegExp, Tone])[] = [
  [/^(Complete|Completed|Succeeded|SuccessCriteriaMet)$/, 'good'],
  [/(BackOff|Pull|Pending|ContainerCreating|Suspended|Terminating|NotReady)/, 'waiting'],
  [/(Error|Failed|FailureTarget|OOMKilled|Evicted|Unknown|CannotRun|Invalid|DeadlineExceeded)/, 'bad'],
  [/^(Running|Active)/, 'running'],
];

const GLYPHS: Readonly<Record<Tone, string>> = { good: '✓', bad: '✕', waiting: '↻', running: '●', quiet: '·' };

/** How a STATUS word of kubectl feels. Words that are not listed stay quiet. */
export function toneOf(status: string): Tone {
  return TONES.find(([pattern]) => pattern.test(status))?.[1] ?? 'quiet';
}

/** A sign beside the word, so that colour is never alone. */
export function glyphOf(tone: Tone): string {
  return GLYPHS[tone];
}
