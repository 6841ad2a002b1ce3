/** Text that is longer than this when unpacked was not made by Backoff. */
const LONGEST_TEXT = 4_000_000;

async function through(bytes: Uint8Array<ArrayBuffer>, transform: ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>) {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return new Blob(chunks);
    length += value.length;
    if (length > LONGEST_TEXT) {
      await reader.cancel();
      throw new Error('This link holds more than a moment can.');
    }
    chunks.push(value);
  }
}

/** Text as letters that a URL may hold: deflated, then base64url. */
export async function packText(text: string): Promise<string> {
  const blob = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let letters = '';
  for (let i = 0; i < bytes.length; i += 0x8000) letters += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws Error with what is wrong, in a sentence */
export async function unpackText(packed: string): Promise<string> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Error('This link is damaged: it holds signs that no link has.');
  }
  try {
    const blob = await through(bytes, new DecompressionStream('deflate-raw'));
    return await blob.text();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('This link')) throw error;
    throw new Error('This link is damaged, or a part of it is missing.');
  }
}
