export { checkMetadata, decodeObject } from './decode.ts';
export { encodeObject } from './encode.ts';
