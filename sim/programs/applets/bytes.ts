import { bytesOfBase64 } from '#sim/api/base64.ts';

/** The text of UTF-8 bytes; bytes that are none stand for themselves. */
export function utf8Text(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const first = bytes[i] ?? 0;
    const extra = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    let code = extra === 0 ? first : first & (0x3f >> extra);
    for (let j = 1; j <= extra; j++) code = (code << 6) | ((bytes[i + j] ?? 0x80) & 63);
    text += code <= 0x10_ffff ? String.fromCodePoint(code) : String.fromCharCode(first);
    i += extra;
  }
  return text;
}

/** Undefined when the text is no base64. */
export function strictBytesOfBase64(text: string): Uint8Array | undefined {
  const characters = text.replace(/\s/g, '').replace(/=+$/, '');
  return !/^[A-Za-z0-9+/]*$/.test(characters) || characters.length % 4 === 1 ? undefined : bytesOfBase64(characters);
}
