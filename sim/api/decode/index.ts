export { checkMetadata, decodeObject } from './decode.ts';
export type { Decoded } from './decode.ts';
export { encodeObject } from './encode.ts';
