import type { JsonObject } from '#sim/api/meta-v1/types.ts';

/** A patched object, or the reason why the patch does not fit. */
export type PatchOutcome = { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly message: string };
