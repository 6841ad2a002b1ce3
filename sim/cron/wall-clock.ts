import { civilFromMs, daysFromCivil } from '#sim/api/time.ts';
import type { OffsetPeriod, Zone } from './zones.ts';

const DAY_S = 86_400;

/**
 * A hand that moves over a zone's wall clock: an instant and its local fields, changed in place because a search moves it
 * up to a hundred times.
 */
export class WallClock {
  atS = 0;
  year = 0;
  month = 0;
  day = 0;
  /** 0 is Sunday. */
  weekday = 0;
  hour = 0;
  minute = 0;
  second = 0;
  private readonly zone: Zone;
  private period: OffsetPeriod;
  private localDay = Number.NaN;

  constructor(zone: Zone) {
    this.zone = zone;
    this.period = zone.periodAt(0);
    this.moveTo(0);
  }

  moveTo(atS: number): void {
    if (atS < this.period.startS || atS >= this.period.endS) this.period = this.zone.periodAt(atS);
    this.atS = atS;
    const localS = atS + this.period.offsetS;
    const localDay = Math.floor(localS / DAY_S);
    const secondOfDay = localS - localDay * DAY_S;
    this.hour = (secondOfDay / 3600) | 0;
    this.minute = ((secondOfDay / 60) | 0) % 60;
    this.second = secondOfDay % 60;
    if (localDay !== this.localDay) this.enterDay(localDay);
  }

  /** True when that instant, not before this one, still has the offset of this one. */
  keepsOffsetUntil(atS: number): boolean {
    return atS < this.period.endS;
  }

  /**
   * Moves to a local date and time; a month or day past the end runs on into the next. A local time that a change of
   * offset leaves out or repeats goes where Go's `time.Date` takes it.
   */
  moveToLocal(year: number, month: number, day: number, secondOfDay: number): void {
    const carriedYear = month > 12 ? year + 1 : year;
    const localS = (daysFromCivil(carriedYear, month > 12 ? month - 12 : month, 1) + day - 1) * DAY_S + secondOfDay;
    const guess = this.zone.periodAt(localS);
    let { offsetS } = guess;
    if (offsetS !== 0) {
      const atS = localS - offsetS;
      if (atS < guess.startS || atS >= guess.endS) offsetS = this.zone.periodAt(atS).offsetS;
    }
    this.moveTo(localS - offsetS);
  }

  /** The same time of the next local day, as `moveToLocal` takes it. */
  moveToNextDay(): void {
    // No change of offset within a day on either side: the wall clock is plain there.
    if (this.keepsOffsetUntil(this.atS + 2 * DAY_S)) this.moveTo(this.atS + DAY_S);
    else this.moveToLocal(this.year, this.month, this.day + 1, this.secondOfDay());
  }

  secondOfDay(): number {
    return this.hour * 3600 + this.minute * 60 + this.second;
  }

  private enterDay(localDay: number): void {
    if (localDay === this.localDay + 1 && this.day < 28) {
      this.day += 1;
      this.weekday = (this.weekday + 1) % 7;
    } else {
      const { year, month, day } = civilFromMs(localDay * DAY_S * 1000);
      this.year = year;
      this.month = month;
      this.day = day;
      this.weekday = (((localDay + 4) % 7) + 7) % 7;
    }
    this.localDay = localDay;
  }
}
