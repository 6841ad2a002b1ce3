import { encodeBase64 } from '#sim/api/base64.ts';
import { md5, sha256 } from '#sim/api/hashes.ts';
import { utf8Bytes } from '#sim/api/utf8.ts';
import { print } from '#sim/programs/kernel/io.ts';
import type { Main } from '#sim/programs/kernel/types.ts';
import { applet, readInputs, refuse } from './applet.ts';
import { strictBytesOfBase64, utf8Text } from './bytes.ts';

const digest = (hash: (bytes: Uint8Array) => string): Main =>
  applet('csw', function* (process, { operands }) {
    const { inputs, failed } = yield* readInputs(process, operands, (path, problem) => `can't open '${path}': ${problem}`);
    for (const { name, text } of inputs) yield* print(process, `${hash(utf8Bytes(text))}  ${name}\n`);
    return failed ? 1 : 0;
  });

const CRC_POLYNOMIAL = 0x04c11db7;

/** The checksum of POSIX: a CRC of the bytes and of their number. */
function posixChecksum(bytes: Uint8Array): number {
  let crc = 0;
  const add = (byte: number): void => {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ CRC_POLYNOMIAL : crc << 1;
  };
  for (const byte of bytes) add(byte);
  for (let rest = bytes.length; rest > 0; rest = Math.floor(rest / 256)) add(rest & 255);
  return ~crc >>> 0;
}

const cksum: Main = applet('', function* (process, { operands }) {
  const { inputs, failed } = yield* readInputs(process, operands, (path, problem) => `can't open '${path}': ${problem}`);
  for (const { name, text } of inputs) {
    const bytes = utf8Bytes(text);
    yield* print(process, `${posixChecksum(bytes)} ${bytes.length}${operands.length === 0 ? '' : ` ${name}`}\n`);
  }
  return failed ? 1 : 0;
});

const base64: Main = applet(
  'dw:',
  function* (process, { flags, operands }) {
    const { inputs, failed } = yield* readInputs(process, operands);
    const text = inputs.map((input) => input.text).join('');
    if (flags.has('d')) {
      const bytes = strictBytesOfBase64(text);
      if (bytes === undefined) return yield* refuse(process, 'truncated input');
      yield* print(process, utf8Text(bytes));
      return failed ? 1 : 0;
    }
    const width = Number(flags.get('w') ?? 76);
    const encoded = encodeBase64(text);
    yield* print(process, width > 0 ? encoded.replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n') : encoded);
    return failed ? 1 : 0;
  },
  { decode: 'd' },
);

export const digestApplets: readonly (readonly [string, Main])[] = [
  ['base64', base64],
  ['cksum', cksum],
  ['md5sum', digest(md5)],
  ['sha256sum', digest(sha256)],
];
