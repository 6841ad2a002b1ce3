export { goMapText } from './go-text.ts';
export { jsonPatch } from './json-patch.ts';
export { mergePatch } from './merge-patch.ts';
export { strategicMerge } from './strategic.ts';
export { type ThreeWay, threeWayMergePatch } from './three-way.ts';
export type { PatchOutcome } from './types.ts';
