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

const HEX_BYTES: readonly string[] = Array.from({ length: 256 }, (_, n) => (n < 16 ? '0' : '') + n.toString(16));

const hex32 = (n: number): string =>
  (HEX_BYTES[n >>> 24] as string) + (HEX_BYTES[(n >>> 16) & 255] as string) + (HEX_BYTES[(n >>> 8) & 255] as string) + (HEX_BYTES[n & 255] as string);

/** A version 4 UUID. */
export function uuidOf(seed: number, serial: number): string {
  const a = mix(seed, serial, 11);
  const b = mix(seed, serial, 12);
  const c = mix(seed, serial, 13);
  const d = mix(seed, serial, 14);
  const bHex = hex32((b & 0xffff0fff) | 0x4000);
  const cHex = hex32((c & 0x3fffffff) | 0x80000000);
  return `${hex32(a)}-${bHex.slice(0, 4)}-${bHex.slice(4)}-${cHex.slice(0, 4)}-${cHex.slice(4)}${hex32(d)}`;
}

/** `length` hex digits, a multiple of 8: container ids, image ids. */
export function hexOf(seed: number, serial: number, salt: number, length: number): string {
  let text = '';
  for (let i = 0; i < length / 8; i++) text += hex32(mix(seed, serial, salt * 64 + 100 + i));
  return text;
}

/** The letters of generated names: no vowels, no look-alikes. @source apimachinery util/rand */
const NAME_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters behind a `generateName`. */
export function nameSuffix(seed: number, serial: number, attempt: number): string {
  let text = '';
  let h = mix(seed, serial, 21 + attempt);
  for (let i = 0; i < 5; i++) {
    text += NAME_LETTERS[h % 27] as string;
    h = Math.floor(h / 27);
    if (i === 3) h = mix(seed, serial, 1000 + attempt);
  }
  return text;
}

/** A number in [0, 1). */
export const fractionOf = (seed: number, serial: number, salt: number): number => mix(seed, serial, salt) / 4_294_967_296;

/** FNV-1a of a text, 32 bits. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
