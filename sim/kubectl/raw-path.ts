import type { ResourceInfo } from '#sim/apiserver/client.ts';

/** An API path taken apart: `/apis/batch/v1/namespaces/NS/jobs/NAME/status`. */
export interface RawPath {
  readonly info: ResourceInfo;
  readonly namespace: string;
  /** Empty for a list. */
  readonly name: string;
  readonly subresource: string;
  readonly query: ReadonlyMap<string, string>;
}

/** Reads the path of `--raw`; undefined when it leads to nothing that the simulated server has. */
export function parseRawPath(text: string, resources: readonly ResourceInfo[]): RawPath | undefined {
  const [path = '', search = ''] = text.split('?');
  const parts = path.split('/').filter((part) => part !== '');
  const isCore = parts[0] === 'api';
  if (!isCore && parts[0] !== 'apis') return undefined;
  const group = isCore ? '' : (parts[1] ?? '');
  const version = parts[isCore ? 1 : 2] ?? '';
  const rest = parts.slice(isCore ? 2 : 3);
  const isNamespaced = rest[0] === 'namespaces' && rest.length > 2;
  const [resource = '', name = '', subresource = ''] = isNamespaced ? rest.slice(2) : rest;
  const info = resources.find((one) => one.group === group && one.version === version && one.resource === resource);
  if (info === undefined) return undefined;
  return { info, namespace: isNamespaced ? (rest[1] ?? '') : '', name, subresource, query: parseQuery(search) };
}

function parseQuery(search: string): ReadonlyMap<string, string> {
  const pairs = search.split('&').filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), unescapePercent(pair.slice(equals + 1))];
    }),
  );
}

const unescapePercent = (text: string): string =>
  text.replace(/\+/g, ' ').replace(/%([0-7][0-9a-fA-F])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
