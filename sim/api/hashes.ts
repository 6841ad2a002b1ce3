/** The message padded to whole blocks of 64 bytes, its length in bits at the end. */
function padded(bytes: Uint8Array, isBigEndian: boolean): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const block = new Uint8Array(length);
  block.set(bytes);
  block[bytes.length] = 0x80;
  const view = new DataView(block.buffer);
  const [low, high] = [(bytes.length * 8) >>> 0, Math.floor(bytes.length / 0x2000_0000)];
  view.setUint32(length - 8, isBigEndian ? high : low, !isBigEndian);
  view.setUint32(length - 4, isBigEndian ? low : high, !isBigEndian);
  return view;
}

const rotateRight = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** First 32 bits of the fractional part of a root of the first primes. */
function primeRoots(count: number, power: number): Uint32Array {
  const roots = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    let isPrime = true;
    for (let i = 2; i * i <= candidate; i++) if (candidate % i === 0) isPrime = false;
    if (!isPrime) continue;
    const root = candidate ** power;
    roots[found++] = (root - Math.floor(root)) * 0x1_0000_0000;
  }
  return roots;
}

/** SHA-256 in hexadecimal. @source FIPS 180-4 */
export function sha256(bytes: Uint8Array): string {
  const constants = primeRoots(64, 1 / 3);
  const state = primeRoots(8, 1 / 2);
  const view = padded(bytes, true);
  const words = new Uint32Array(64);
  const at = (array: Uint32Array, index: number): number => array[index] ?? 0;
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const [early, late] = [at(words, i - 15), at(words, i - 2)];
      const s0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const s1 = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const first = (h + s1 + ((e & f) ^ (~e & g)) + at(constants, i) + at(words, i)) | 0;
      const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = at(state, index) + value;
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** MD5 in hexadecimal. @source RFC 1321 */
export function md5(bytes: Uint8Array): string {
  const view = padded(bytes, false);
  const state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
  for (let offset = 0; offset < view.byteLength; offset += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mix = round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const index = round === 0 ? i : round === 1 ? (5 * i + 1) % 16 : round === 2 ? (3 * i + 5) % 16 : (7 * i) % 16;
      const constant = Math.floor(Math.abs(Math.sin(i + 1)) * 0x1_0000_0000);
      const sum = (a + mix + constant + view.getUint32(offset + index * 4, true)) | 0;
      const shift = SHIFTS[round * 4 + (i % 4)] ?? 0;
      [a, d, c, b] = [d, c, b, (b + rotateRight(sum, 32 - shift)) | 0];
    }
    for (const [index, value] of [a, b, c, d].entries()) state[index] = ((state[index] ?? 0) + value) >>> 0;
  }
  return state.map((word) => [0, 8, 16, 24].map((by) => ((word >>> by) & 255).toString(16).padStart(2, '0')).join('')).join('');
}
