import { decodeBase64 } from '#sim/api/base64.ts';
import type { VolumeProjection } from '#sim/api/core-v1/container-types.ts';
import type { ConfigMap, Pod, Secret, Volume } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { fieldOf } from './environment.ts';

/** Files that the kubelet lays out itself, by their path in the volume, with their permission bits. */
export interface GivenFiles {
  readonly files: Readonly<Record<string, string>>;
  /** Only those that are not 0644. */
  readonly modes: Readonly<Record<string, number>>;
}

const DEFAULT_MODE = 0o644;
/** Mode of the folder of such a volume, under the empty path. */
export const FOLDER_MODES: Readonly<Record<string, number>> = { '': 0o777 };

/** What stands in for a token: nobody checks it. */
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOlsiaHR0cHM6Ly9rdWJlcm5ldGVzLmRlZmF1bHQuc3ZjIl19.c2lnbmF0dXJl';

/** Whether the kubelet fills the volume from objects of the API. */
export const isGiven = (volume: Volume): boolean =>
  volume.configMap !== undefined || volume.secret !== undefined || volume.projected !== undefined || volume.downwardAPI !== undefined;

/** The sources of a volume, as a projected one lists them. */
function sourcesOf(volume: Volume): readonly VolumeProjection[] {
  if (volume.configMap !== undefined) return [{ configMap: volume.configMap }];
  if (volume.secret !== undefined) {
    const { secretName, ...secret } = volume.secret;
    return [{ secret: { ...secret, ...(secretName === undefined ? {} : { name: secretName }) } }];
  }
  return volume.projected?.sources ?? (volume.downwardAPI === undefined ? [] : [{ downwardAPI: volume.downwardAPI }]);
}

/** Whether a volume is made from the ConfigMap or Secret of this name. */
export function isMadeFrom(volume: Volume, kind: string, name: string): boolean {
  return sourcesOf(volume).some((source) => (kind === 'Secret' ? source.secret : source.configMap)?.name === name);
}

/** Files of a volume that is made from objects of the API; a text is why there are none. */
export function givenFiles(server: ApiServer, pod: Pod, volume: Volume, podIP: string): GivenFiles | string {
  const defaultMode = (volume.configMap ?? volume.secret ?? volume.projected ?? volume.downwardAPI)?.defaultMode ?? DEFAULT_MODE;
  const files: Record<string, string> = {};
  const modes: Record<string, number> = {};
  const put = (path: string, text: string, mode = defaultMode): void => {
    files[path] = text;
    if (mode !== DEFAULT_MODE) modes[path] = mode;
  };
  for (const source of sourcesOf(volume)) {
    const problem = putSource(server, pod, source, podIP, put);
    if (problem !== undefined) return problem;
  }
  return { files, modes };
}

function putSource(
  server: ApiServer,
  pod: Pod,
  { configMap, secret, downwardAPI, serviceAccountToken }: VolumeProjection,
  podIP: string,
  put: (path: string, text: string, mode?: number) => void,
): string | undefined {
  if (serviceAccountToken !== undefined) put(serviceAccountToken.path, TOKEN);
  for (const { path, fieldRef, mode } of downwardAPI?.items ?? [])
    if (fieldRef !== undefined) put(path, fieldOf(pod, fieldRef.fieldPath, podIP, ''), mode);
  const source = configMap ?? secret;
  if (source === undefined) return undefined;
  const isSecret = configMap === undefined;
  const data = dataOf(server, pod.metadata.namespace ?? '', isSecret, source.name ?? '');
  if (data === undefined) return source.optional === true ? undefined : `${isSecret ? 'secret' : 'configmap'} "${source.name}" not found`;
  if (source.items === undefined) for (const [key, text] of Object.entries(data)) put(key, text);
  for (const { key, path, mode } of source.items ?? []) {
    const text = data[key];
    if (text !== undefined) put(path, text, mode);
    else if (source.optional !== true)
      return isSecret ? `references non-existent secret key: ${key}` : `configmap references non-existent config key: ${key}`;
  }
  return undefined;
}

function dataOf(server: ApiServer, namespace: string, isSecret: boolean, name: string): Readonly<Record<string, string>> | undefined {
  const serial = server.find(isSecret ? 'Secret' : 'ConfigMap', namespace, name);
  if (serial < 0) return undefined;
  if (!isSecret) {
    const { data, binaryData } = server.get<ConfigMap>(serial) ?? {};
    return binaryData === undefined ? (data ?? {}) : { ...data, ...decoded(binaryData) };
  }
  return decoded(server.get<Secret>(serial)?.data ?? {});
}

const decoded = (data: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decodeBase64(value)]));
