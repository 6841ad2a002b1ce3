function refuse(): never {
  throw new Error('compression is not available in the browser');
}

/** Stands in for `node:zlib` in the browser bundle, where the shell's `gzip` has nothing to call. */
export const gzipSync = refuse;
export const gunzipSync = refuse;
export const deflateSync = refuse;
export const inflateSync = refuse;
export const constants = {};
