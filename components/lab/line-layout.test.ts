import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLine, inColumns, type Place } from './line-layout.ts';

const START: Place = { row: 0, column: 0 };

/** The rows of a terminal that understands what `drawLine` writes. */
class Rows {
  private readonly columns: number;
  readonly rows: string[][] = [[]];
  row = 0;
  column = 0;
  private isFull = false;

  constructor(columns: number) {
    this.columns = columns;
  }

  write(output: string): void {
    for (const [part] of output.matchAll(/\x1b\[\d*[A-Z]|[\s\S]/gu)) this.take(part);
  }

  get lines(): readonly string[] {
    return this.rows.map((row) => row.join('').trimEnd());
  }

  private take(part: string): void {
    const by = Number(/\d+/.exec(part)?.[0] ?? 1);
    if (part === '\r') this.moveTo(this.row, 0);
    else if (part === '\n') this.moveTo(this.row + 1, this.column);
    else if (part.endsWith('A') && part.length > 1) this.moveTo(this.row - by, this.column);
    else if (part.endsWith('B') && part.length > 1) this.moveTo(this.row + by, this.column);
    else if (part.endsWith('C') && part.length > 1) this.moveTo(this.row, this.column + by);
    else if (part.endsWith('J') && part.length > 1) {
      this.rows.length = this.row + 1;
      this.rows[this.row]?.splice(this.column);
    } else this.put(part);
  }

  private moveTo(row: number, column: number): void {
    if (row < 0) throw new Error('the cursor left the screen');
    this.isFull = false;
    while (this.rows.length <= row) this.rows.push([]);
    this.row = row;
    this.column = column;
  }

  private put(character: string): void {
    if (this.isFull) this.moveTo(this.row + 1, 0);
    const row = this.rows[this.row] ?? [];
    while (row.length < this.column) row.push(' ');
    row[this.column] = character;
    if (this.column + 1 < this.columns) this.column += 1;
    else this.isFull = true;
  }
}

const line = (text: string, cursor = text.length) => ({ label: '$ ', prompt: '$ ', text, cursor });

describe('drawLine', () => {
  it('draws a long line over several rows, and a shorter one over it', () => {
    const screen = new Rows(10);
    const first = drawLine(line('kubectl get pods -w', 3), START, 10);
    screen.write(first.output);
    expect(screen.lines).toEqual(['$ kubectl', 'get pods -', 'w']);
    expect([screen.row, screen.column]).toEqual([0, 5]);
    screen.write(drawLine(line('ls'), first.place, 10).output);
    expect(screen.lines).toEqual(['$ ls']);
  });

  it('marks further rows of a text', () => {
    const screen = new Rows(20);
    screen.write(drawLine(line('cat <<E\na\nE'), START, 20).output);
    expect(screen.lines).toEqual(['$ cat <<E', '> a', '> E']);
  });

  it('shows the same whatever was drawn before, and knows where the cursor is', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.integer({ min: 4, max: 20 }), (before, after, at, columns) => {
        const direct = new Rows(columns);
        direct.write(drawLine(line(after), START, columns).output);
        const screen = new Rows(columns);
        const earlier = drawLine(line(before, Math.min(at, before.length)), START, columns);
        screen.write(earlier.output);
        expect(earlier.place).toEqual({ row: screen.row, column: screen.column });
        screen.write(drawLine(line(after), earlier.place, columns).output);
        expect(screen.lines).toEqual(direct.lines);
      }),
    );
  });

  it('counts wide and combining characters as terminals do', () => {
    expect(drawLine(line('語語'), START, 80).place).toEqual({ row: 0, column: 6 });
    expect(drawLine(line('e\u0301'), START, 80).place).toEqual({ row: 0, column: 3 });
  });
});

describe('inColumns', () => {
  it('fills columns downwards', () => {
    expect(inColumns(['a', 'bb', 'c', 'd', 'e'], 12)).toBe('a   c   e\nbb  d');
    expect(inColumns(['a-very-long-word', 'b'], 10)).toBe('a-very-long-word\nb');
  });
});
