import type { FieldSet, FieldSets } from './fields.ts';
import { WallClock } from './wall-clock.ts';
import type { Zone } from './zones.ts';

const YEARS_SEARCHED = 5;

const includes = (set: FieldSet, value: number): boolean => set.next[value] === value;

/**
 * Finds the next instant whose local wall clock matches five field sets.
 *
 * It steps as upstream steps, because near a change of offset the way decides the answer: the first mismatch clears the
 * smaller fields, once; from then on each field advances until it matches, and the turn of a field starts over from the
 * month. Where the offset stays, many steps are taken as one.
 *
 * It keeps its clock and its last two answers between calls, as a controller asks for the same few instants over and over;
 * they change the cost of an answer, never the answer.
 */
export class FieldSearch {
  private readonly sets: FieldSets;
  private readonly clock: WallClock;
  private isCleared = false;
  private askedS = Number.NaN;
  private answer: number | null = null;
  private askedBeforeS = Number.NaN;
  private answerBefore: number | null = null;

  constructor(sets: FieldSets, zone: Zone) {
    this.sets = sets;
    this.clock = new WallClock(zone);
  }

  /** Seconds since 1970 UTC of the first match after that second; `null` past the fifth year. */
  nextAfter(afterS: number): number | null {
    if (afterS === this.askedS) return this.answer;
    if (afterS === this.askedBeforeS) return this.answerBefore;
    const found = this.search(afterS + 1);
    this.askedBeforeS = this.askedS;
    this.answerBefore = this.answer;
    this.askedS = afterS;
    this.answer = found;
    return found;
  }

  private search(fromS: number): number | null {
    const { clock } = this;
    clock.moveTo(fromS);
    const lastYear = clock.year + YEARS_SEARCHED;
    this.isCleared = false;
    while (clock.year <= lastYear) {
      if (this.passMonths() && this.passDays() && this.passHours() && this.passMinutes() && this.passSeconds()) return clock.atS;
    }
    return null;
  }

  private passMonths(): boolean {
    const { clock, sets } = this;
    while (!includes(sets.month, clock.month)) {
      if (!this.isCleared) clock.moveToLocal(clock.year, clock.month, 1, 0);
      this.isCleared = true;
      clock.moveToLocal(clock.year, clock.month + 1, clock.day, clock.secondOfDay());
      if (clock.month === 1) return false;
    }
    return true;
  }

  private passDays(): boolean {
    const { clock } = this;
    while (!this.matchesDay()) {
      if (!this.isCleared) clock.moveToLocal(clock.year, clock.month, clock.day, 0);
      this.isCleared = true;
      clock.moveToNextDay();
      // A midnight that the zone leaves out: settle on the full hour that upstream takes.
      if (clock.hour > 12) clock.moveTo(clock.atS + (24 - clock.hour) * 3600);
      else if (clock.hour > 0) clock.moveTo(clock.atS - clock.hour * 3600);
      if (clock.day === 1) return false;
    }
    return true;
  }

  private passHours(): boolean {
    const { clock, sets } = this;
    while (!includes(sets.hour, clock.hour)) {
      if (!this.isCleared) clock.moveToLocal(clock.year, clock.month, clock.day, clock.hour * 3600);
      this.isCleared = true;
      this.advance(sets.hour, clock.hour, 3600);
      if (clock.hour === 0) return false;
    }
    return true;
  }

  private passMinutes(): boolean {
    const { clock, sets } = this;
    while (!includes(sets.minute, clock.minute)) {
      if (!this.isCleared) clock.moveTo(Math.floor(clock.atS / 60) * 60);
      this.isCleared = true;
      this.advance(sets.minute, clock.minute, 60);
      if (clock.minute === 0) return false;
    }
    return true;
  }

  /** Only second 0 matches; reaching it is a turn of the field. */
  private passSeconds(): boolean {
    const { clock } = this;
    if (clock.second === 0) return true;
    this.isCleared = true;
    clock.moveTo(clock.atS + 60 - clock.second);
    return false;
  }

  private matchesDay(): boolean {
    const { dayOfMonth, dayOfWeek } = this.sets;
    const byMonth = includes(dayOfMonth, this.clock.day);
    const byWeek = includes(dayOfWeek, this.clock.weekday);
    return dayOfMonth.isStarred || dayOfWeek.isStarred ? byMonth && byWeek : byMonth || byWeek;
  }

  /** Steps on to the next selected value or the turn of the field; one step only when the offset changes on the way. */
  private advance(set: FieldSet, value: number, stepS: number): void {
    const { clock } = this;
    const targetS = clock.atS + ((set.next[value] ?? 0) - value) * stepS;
    clock.moveTo(clock.keepsOffsetUntil(targetS) ? targetS : clock.atS + stepS);
  }
}
