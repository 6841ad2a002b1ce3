/**
 * All that is random in a cluster (uids, name suffixes, container ids) is a hash of the seed and a serial number.
 *
 * There is no generator state to save, and what one object gets never depends on how many others drew before it.
 */

/** Mixes two 32-bit numbers and a salt into one; a full avalanche. */
export function mix(seed: number, serial: number, salt: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(serial + 0x7f4a7c15, 0xc2b2ae35) ^ Math.imul(salt + 1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

const HEX_DIGITS = [48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 97, 98, 99, 100, 101, 102] as const;
const DASH = 45;

/** Writes the eight hex digits of a number. */
function putHex32(codes: number[], at: number, n: number): void {
  for (let i = 0; i < 8; i++) codes[at + i] = HEX_DIGITS[(n >>> (28 - 4 * i)) & 15] as number;
}

// texts are made from character codes in one go: built up piece by piece they would be trees of small strings
const uuidCodes: number[] = new Array<number>(36).fill(DASH);
const hexScratch: number[] = new Array<number>(8).fill(0);

/** A version 4 UUID. */
export function uuidOf(seed: number, serial: number): string {
  const codes = uuidCodes;
  putHex32(codes, 0, mix(seed, serial, 11));
  putHex32(hexScratch, 0, (mix(seed, serial, 12) & 0xffff0fff) | 0x4000);
  for (let i = 0; i < 4; i++) {
    codes[9 + i] = hexScratch[i] as number;
    codes[14 + i] = hexScratch[4 + i] as number;
  }
  putHex32(hexScratch, 0, (mix(seed, serial, 13) & 0x3fffffff) | 0x80000000);
  for (let i = 0; i < 4; i++) {
    codes[19 + i] = hexScratch[i] as number;
    codes[24 + i] = hexScratch[4 + i] as number;
  }
  putHex32(codes, 28, mix(seed, serial, 14));
  return String.fromCharCode.apply(null, codes);
}

/** `prefix` and 64 hex digits: container ids. */
export function hex64Of(prefix: string, seed: number, serial: number, salt: number): string {
  const codes: number[] = new Array<number>(prefix.length + 64);
  for (let i = 0; i < prefix.length; i++) codes[i] = prefix.charCodeAt(i);
  for (let i = 0; i < 8; i++) putHex32(codes, prefix.length + 8 * i, mix(seed, serial, salt * 64 + 100 + i));
  return String.fromCharCode.apply(null, codes);
}

/** The letters of generated names: no vowels, no look-alikes. @source apimachinery util/rand */
const NAME_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** A `generateName` with five letters behind it. */
export function generatedName(base: string, seed: number, serial: number, attempt: number): string {
  const codes: number[] = new Array<number>(base.length + 5);
  for (let i = 0; i < base.length; i++) codes[i] = base.charCodeAt(i);
  let h = mix(seed, serial, 21 + attempt);
  for (let i = 0; i < 5; i++) {
    codes[base.length + i] = NAME_LETTERS.charCodeAt(h % 27);
    h = i === 3 ? mix(seed, serial, 1000 + attempt) : Math.floor(h / 27);
  }
  return String.fromCharCode.apply(null, codes);
}

/** A number in [0, 1). */
export const fractionOf = (seed: number, serial: number, salt: number): number => mix(seed, serial, salt) / 4_294_967_296;

/** FNV-1a of a text, 32 bits. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
