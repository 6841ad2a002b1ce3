export type { Decoded } from './decode.ts';
export { checkMetadata, decodeObject } from './decode.ts';
export { encodeObject } from './encode.ts';
