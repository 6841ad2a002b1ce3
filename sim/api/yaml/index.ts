export { parseYamlStream, parseYamlValue } from './parse.ts';
export { resolvePlain } from './resolve.ts';
export type { SourceRange, YamlDocument } from './types.ts';
