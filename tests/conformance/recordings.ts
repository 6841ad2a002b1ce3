import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One run of a scenario: what was done, what was printed, and every change of every object. README.md describes the format. */
export interface Recording {
  readonly name: string;
  readonly about: string;
  /** The version, e.g. `v1.35.6`. */
  readonly kubernetes: string;
  readonly namespace: string;
  /** RFC 3339; every `t` counts from here. */
  readonly startedAt: string;
  readonly durationSeconds: number;
  /** Manifests by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly RecordedStep[];
  readonly watch: readonly RecordedChange[];
}

/** A shell command line, or `weather: ...`, something done to the cluster from outside. Times in seconds. */
export interface RecordedStep {
  readonly t: number;
  readonly took: number;
  readonly run: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** A watch notification with the whole object or a JSON merge patch on its previous version. */
export interface RecordedChange {
  /** Seconds. */
  readonly t: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly kind: string;
  readonly name: string;
  readonly object?: Readonly<Record<string, unknown>>;
  readonly patch?: Readonly<Record<string, unknown>>;
}

/** A manifest, the command it was given to, and what that printed. */
export interface ValidationRow {
  readonly name: string;
  readonly command: string;
  readonly manifest: string;
  readonly namespace: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
  /** A manifest applied first, and what that printed. */
  readonly before?: string;
  readonly beforeOutput?: string;
}

/** A cron expression, a zone and an instant, with the next runs or the parser's error. */
export interface CronRow {
  readonly e: string;
  /** Empty for UTC. */
  readonly tz: string;
  /** RFC 3339. */
  readonly from: string;
  /** The next runs, RFC 3339 in UTC; `ZERO` when there is none. */
  readonly t?: readonly string[];
  readonly err?: string;
  /** Sets of minutes, hours, days, months and weekdays in hexadecimal; bit 63 is the star flag. */
  readonly bits?: readonly string[];
}

/** Names of the committed recordings, sorted. */
export function recordingNames(): readonly string[] {
  const files = readdirSync(pathTo('recordings'));
  return files
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => file.slice(0, -'.json.gz'.length))
    .sort();
}

/** One committed recording. Throws when there is none of that name. */
export function loadRecording(name: string): Recording {
  return JSON.parse(unpack(`recordings/${name}.json.gz`));
}

/** Every manifest whose validation was recorded. */
export function loadValidationRows(): readonly ValidationRow[] {
  return JSON.parse(unpack('validation.json.gz'));
}

/** Every schedule whose next runs were recorded. */
export function loadCronRows(): readonly CronRow[] {
  return unpack('cron.jsonl.gz')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function unpack(file: string): string {
  return gunzipSync(readFileSync(pathTo(file))).toString('utf8');
}

/** Tests and the command line both run at the top of the repository, the latter from a bundle elsewhere. */
function pathTo(file: string): string {
  return join('tests', 'conformance', 'data', file);
}
