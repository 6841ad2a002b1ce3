import { civilFromMs, formatTime, msFromCivil } from '#sim/api/time.ts';
import { ZONE_NAMES_BY_AREA } from './zone-names.ts';

/** A span of instants, in seconds since 1970 UTC, during which a zone keeps one offset. `endS` is outside. */
export interface OffsetPeriod {
  readonly startS: number;
  readonly endS: number;
  readonly offsetS: number;
}

/** A time zone's offsets. Neighbouring periods may have the same offset: tables end at the turn of the year. */
export interface Zone {
  readonly name: string;
  periodAt(epochS: number): OffsetPeriod;
}

type LoadedZone = { readonly ok: true; readonly zone: Zone } | { readonly ok: false; readonly error: string };

const ALWAYS: OffsetPeriod = { startS: -Infinity, endS: Infinity, offsetS: 0 };

/** UTC, which is also the local zone of the controller manager. */
export const UTC: Zone = { name: 'UTC', periodAt: () => ALWAYS };

/** Offsets are probed this far apart; no zone has changed twice within it since 1970. */
const PROBE_STEP_S = 6 * 86_400;

function offsetReader(name: string): ((epochS: number) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  const pattern = /GMT(?:([+\-\u2212])(\d\d):(\d\d)(?::(\d\d))?)?$/;
  return (epochS) => {
    const [, sign, hours, minutes, seconds] = pattern.exec(format.format(epochS * 1000)) ?? [];
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return sign === undefined || sign === '+' ? size : -size;
  };
}

/** First instant in (`fromS`, `toS`] with another offset than at `fromS`; the ends must differ. */
function findChange(offsetAt: (epochS: number) => number, fromS: number, toS: number): number {
  const before = offsetAt(fromS);
  let same = fromS;
  let changed = toS;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}

function periodsOfYear(offsetAt: (epochS: number) => number, year: number): readonly OffsetPeriod[] {
  const yearEndS = msFromCivil(year + 1, 1, 1) / 1000;
  const periods: OffsetPeriod[] = [];
  let startS = msFromCivil(year, 1, 1) / 1000;
  let offsetS = offsetAt(startS);
  let probedS = startS;
  while (probedS < yearEndS) {
    const nextS = Math.min(probedS + PROBE_STEP_S, yearEndS);
    if (offsetAt(nextS) !== offsetS) {
      const changeS = findChange(offsetAt, probedS, nextS);
      periods.push({ startS, endS: changeS, offsetS });
      startS = changeS;
      offsetS = offsetAt(changeS);
      probedS = changeS;
    } else {
      probedS = nextS;
    }
  }
  if (startS < yearEndS) periods.push({ startS, endS: yearEndS, offsetS });
  return periods;
}

function zoneFromIntl(name: string): Zone {
  const offsetAt = offsetReader(name);
  // Simplified: a zone that the tz database has and this platform lacks (`Factory`) keeps UTC.
  if (offsetAt === undefined) return { name, periodAt: () => ALWAYS };
  const years = new Map<number, readonly OffsetPeriod[]>();
  let last: OffsetPeriod = { startS: 0, endS: 0, offsetS: 0 };
  return {
    name,
    periodAt(epochS) {
      if (epochS >= last.startS && epochS < last.endS) return last;
      const { year } = civilFromMs(epochS * 1000);
      let periods = years.get(year);
      if (periods === undefined) {
        periods = periodsOfYear(offsetAt, year);
        years.set(year, periods);
      }
      last = periods.find((period) => epochS < period.endS) ?? ALWAYS;
      return last;
    },
  };
}

const knownNames: ReadonlySet<string> = new Set(
  Object.entries(ZONE_NAMES_BY_AREA).flatMap(([area, names]) => names.split(' ').map((name) => (area === '' ? name : `${area}/${name}`))),
);

/** True for the exact spelling of a name of the tz database; case counts. */
export function isKnownTimeZone(name: string): boolean {
  return knownNames.has(name);
}

const loadedZones = new Map<string, Zone>();

/**
 * The zone of that name; the empty name and `Local` are UTC. The error text has no prefix.
 *
 * @source Go time.LoadLocation
 */
export function loadZone(name: string): LoadedZone {
  if (name === '' || name === 'UTC' || name === 'Local') return { ok: true, zone: UTC };
  if (name.includes('..') || name.startsWith('/') || name.startsWith('\\')) return { ok: false, error: 'time: invalid location name' };
  if (!isKnownTimeZone(name)) return { ok: false, error: `unknown time zone ${name}` };
  let zone = loadedZones.get(name);
  if (zone === undefined) {
    zone = zoneFromIntl(name);
    loadedZones.set(name, zone);
  }
  return { ok: true, zone };
}

/** Why a zone cannot be loaded (`unknown time zone X`); undefined when it can. `Local` and the empty name can. */
export function timeZoneLoadError(name: string): string | undefined {
  const loaded = loadZone(name);
  return loaded.ok ? undefined : loaded.error;
}

/** Local time minus UTC at an instant, ms. An unknown zone counts as UTC. */
export function zoneOffsetMs(zone: string, epochMs: number): number {
  const loaded = loadZone(zone);
  return loaded.ok ? loaded.zone.periodAt(Math.floor(epochMs / 1000)).offsetS * 1000 : 0;
}

/** `2026-11-01T01:30:00-04:00`: RFC 3339 with the zone's offset, `Z` when that is zero; whole seconds, truncated. */
export function formatTimeInZone(epochMs: number, zone: string): string {
  const offsetMs = zoneOffsetMs(zone, epochMs);
  const text = formatTime(epochMs + offsetMs);
  if (offsetMs === 0) return text;
  const minutes = Math.floor(Math.abs(offsetMs) / 60_000);
  const pad2 = (n: number): string => String(n).padStart(2, '0');
  return `${text.slice(0, -1)}${offsetMs < 0 ? '-' : '+'}${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}`;
}
