import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionOf, generatedName, hashText, hex64Of, mix, uuidOf } from './hash.ts';

const SERIALS = Array.from({ length: 5000 }, (_, i) => i + 1);
const seeds = fc.integer();

describe('ids and names', () => {
  it('[ENG-10] a uid is a version 4 UUID, the same for the same seed and serial and no other', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, serial) => {
        expect(uuidOf(seed, serial)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(uuidOf(seed, serial)).toBe(uuidOf(seed, serial));
        expect(uuidOf(seed, serial)).not.toBe(uuidOf(seed + 1, serial));
      }),
    );
    expect(new Set(SERIALS.map((serial) => uuidOf(7, serial))).size).toBe(SERIALS.length);
  });

  it('[ENG-10] a generated name ends in five of the letters that the API server uses', () => {
    const names = SERIALS.map((serial) => generatedName('hello-', 7, serial, 0));
    expect(names.filter((name) => !/^hello-[bcdfghjklmnpqrstvwxz2456789]{5}$/.test(name))).toEqual([]);
    expect(new Set(names.join('').replaceAll('hello-', '')).size).toBe(27);
    expect(new Set(names).size).toBeGreaterThan(SERIALS.length - 10);
    expect(generatedName('hello-', 7, 1, 1)).not.toBe(names[0]);
  });

  it('[ENG-10] a container id has 64 hex digits behind its prefix', () => {
    expect(hex64Of('containerd://', 7, 3, 1)).toMatch(/^containerd:\/\/[0-9a-f]{64}$/);
    expect(hex64Of('', 7, 3, 1)).not.toBe(hex64Of('', 7, 3, 2));
  });

  it('[ENG-10] numbers spread evenly', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const serial of SERIALS) {
      const tenth = Math.floor(10 * fractionOf(7, serial, 0));
      tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 500)).toBeLessThan(100);
    fc.assert(
      fc.property(seeds, fc.integer(), fc.nat(), (seed, serial, salt) => mix(seed, serial, salt) === mix(seed, serial, salt) >>> 0),
    );
  });

  it('hashes texts as FNV-1a does', () => {
    expect([hashText(''), hashText('a'), hashText('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});
