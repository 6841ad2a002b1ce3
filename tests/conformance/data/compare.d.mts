export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly want?: unknown;
  readonly got?: unknown;
}

export type Level = 'outcome' | 'states' | 'events' | 'timing' | 'output';

/** Compares two runs in the recording format. Arguments are the real run and the simulated one. */
export function compare(real: object, simulated: object): Record<Level, Check[]>;
