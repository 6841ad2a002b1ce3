import { utf8Bytes } from './utf8.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of a text's UTF-8 bytes. */
export function encodeBase64(text: string): string {
  const bytes = utf8Bytes(text);
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += ALPHABET[group >> 18];
    out += ALPHABET[(group >> 12) & 63];
    out += b === undefined ? '=' : ALPHABET[(group >> 6) & 63];
    out += c === undefined ? '=' : ALPHABET[group & 63];
  }
  return out;
}

/** Bytes of base64; characters that are none are passed over. */
export function bytesOfBase64(text: string): Uint8Array {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}

/** Text of base64; what is no UTF-8 becomes the replacement character, never an error. */
export function decodeBase64(text: string): string {
  return decodeUtf8(bytesOfBase64(text));
}

function decodeUtf8(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] as number;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    if (length === 0 || i + length > bytes.length) {
      out += '\ufffd';
      i += 1;
      continue;
    }
    let code = length === 1 ? first : first & (0xff >> (length + 1));
    for (let k = 1; k < length; k++) code = (code << 6) | ((bytes[i + k] as number) & 63);
    out += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    i += length;
  }
  return out;
}
