export { applyManifests } from './apply.ts';
export { createManifests } from './create.ts';
export { diagnose } from './diagnose.ts';
export { LAST_APPLIED, withLastApplied } from './last-applied.ts';
export type { ManifestFile, ManifestOptions, SentObject } from './options.ts';
export { type Manifest, readManifests } from './read.ts';
