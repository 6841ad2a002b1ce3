export { goMapText } from './go-text.ts';
export { jsonPatch } from './json-patch.ts';
export { mergePatch } from './merge-patch.ts';
export { strategicMerge } from './strategic.ts';
export { threeWayMergePatch } from './three-way.ts';
