import { describe, expect, it } from 'vitest';
import { Echoes } from './echoes.ts';

describe('Echoes', () => {
  it('ignores what comes back late, and what was skipped on the way', () => {
    const echoes = new Echoes();
    for (const text of ['n', 'no', 'nop', 'nope']) echoes.told(text);
    expect(['n', 'nop', 'nope'].map((text) => echoes.isEcho(text))).toEqual([true, true, true]);
  });

  it('takes a text from elsewhere, and an old text once it came back', () => {
    const echoes = new Echoes();
    echoes.told('a');
    expect(echoes.isEcho('reset')).toBe(false);
    echoes.told('ab');
    expect(echoes.isEcho('ab')).toBe(true);
    expect(echoes.isEcho('a')).toBe(false);
  });
});
