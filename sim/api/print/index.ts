export { byCode, compactJson, type KeyOrder, printJson } from './json.ts';
export { printYaml } from './yaml.ts';
