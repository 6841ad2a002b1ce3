import { decodeBase64 } from '#sim/api/base64.ts';
import type { ConfigMap, PersistentVolume, PersistentVolumeClaim, Pod, Secret, Volume } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { ProgramMount } from '#sim/programs/index.ts';
import { fieldOf } from './environment.ts';
import type { VolumeKey, VolumeTable } from './volume-table.ts';

/** Why a volume cannot be set up: the event's reason and message. */
export interface MountFailure {
  readonly volume: string;
  readonly message: string;
  /** The claim is not bound yet: another text, another rhythm. */
  readonly isUnboundClaim: boolean;
}

type Files = Readonly<Record<string, string>>;

/** Volumes of one pod that are numbered: `podSerial * 32 + position`. */
const OWN_VOLUMES = 32;

/** Where a volume's writable files live; undefined for kinds that have none. */
function volumeKeyOf(server: ApiServer, pod: Pod, podSerial: number, volume: Volume, position: number): VolumeKey | undefined {
  if (volume.hostPath !== undefined) return `${pod.spec.nodeName}:${volume.hostPath.path}`;
  if (volume.persistentVolumeClaim !== undefined) {
    const claim = server.get<PersistentVolumeClaim>(
      server.find('PersistentVolumeClaim', pod.metadata.namespace ?? '', volume.persistentVolumeClaim.claimName),
    );
    const name = claim?.spec.volumeName;
    if (name === undefined) return undefined;
    const persistent = server.get<PersistentVolume>(server.find('PersistentVolume', '', name));
    const path = persistent?.spec.hostPath?.path;
    return path === undefined ? `pv:${name}` : `${pod.spec.nodeName}:${path}`;
  }
  if (volume.configMap !== undefined || volume.secret !== undefined || volume.projected !== undefined || volume.downwardAPI !== undefined)
    return undefined;
  return ownVolumeKey(podSerial, position);
}

/** The key of a volume that goes with its pod. */
export const ownVolumeKey = (podSerial: number, position: number): number => podSerial * OWN_VOLUMES + position;

/** Keys of the volumes that go with the pod. */
export const ownVolumeKeys = (pod: Pod, podSerial: number): readonly number[] =>
  (pod.spec.volumes ?? []).flatMap((volume, position) => (volume.emptyDir !== undefined ? [ownVolumeKey(podSerial, position)] : []));

/** The first volume that cannot be set up, in spec order. */
export function findMountFailure(server: ApiServer, pod: Pod): MountFailure | undefined {
  const namespace = pod.metadata.namespace ?? '';
  for (const volume of pod.spec.volumes ?? []) {
    const source = volume.configMap ?? volume.secret;
    if (source !== undefined) {
      const files = keyedFiles(server, namespace, volume);
      if (typeof files === 'string') return { volume: volume.name, message: files, isUnboundClaim: false };
    }
    if (volume.persistentVolumeClaim === undefined) continue;
    const { claimName } = volume.persistentVolumeClaim;
    const claim = server.get<PersistentVolumeClaim>(server.find('PersistentVolumeClaim', namespace, claimName));
    if (claim?.status.phase !== 'Bound') {
      return { volume: volume.name, message: `error processing PVC ${namespace}/${claimName}: PVC is not bound`, isUnboundClaim: true };
    }
  }
  return undefined;
}

/** Files of a ConfigMap or Secret volume; a text is why there are none. */
function keyedFiles(server: ApiServer, namespace: string, volume: Volume): Files | string {
  const isSecret = volume.configMap === undefined;
  const name = (isSecret ? volume.secret?.secretName : volume.configMap?.name) ?? '';
  const source = volume.configMap ?? volume.secret;
  const serial = server.find(isSecret ? 'Secret' : 'ConfigMap', namespace, name);
  if (serial < 0) return source?.optional === true ? {} : `${isSecret ? 'secret' : 'configmap'} "${name}" not found`;
  const data = isSecret
    ? Object.fromEntries(Object.entries(server.get<Secret>(serial)?.data ?? {}).map(([key, value]) => [key, decodeBase64(value)]))
    : (server.get<ConfigMap>(serial)?.data ?? {});
  if (source?.items === undefined) return data;
  const files: Record<string, string> = {};
  for (const { key, path } of source.items) {
    const value = data[key];
    if (value !== undefined) files[path] = value;
    else if (source.optional !== true)
      return isSecret ? `references non-existent secret key: ${key}` : `configmap references non-existent config key: ${key}`;
  }
  return files;
}

function readOnlyFiles(server: ApiServer, pod: Pod, volume: Volume, podIP: string): Files {
  if (volume.configMap !== undefined || volume.secret !== undefined) {
    const files = keyedFiles(server, pod.metadata.namespace ?? '', volume);
    return typeof files === 'string' ? {} : files;
  }
  const files: Record<string, string> = {};
  for (const item of (volume.downwardAPI?.items ?? []) as readonly { path?: string; fieldRef?: { fieldPath?: string } }[]) {
    if (item.path !== undefined && item.fieldRef?.fieldPath !== undefined)
      files[item.path] = fieldOf(pod, item.fieldRef.fieldPath, podIP, '');
  }
  return files;
}

/** The mounts of a container as its program sees them, and where each one's files live. */
export function mountsOf(
  server: ApiServer,
  volumes: VolumeTable,
  pod: Pod,
  podSerial: number,
  containerName: string,
  writer: number,
  startedAtMs: number,
  podIP: string,
): { readonly mounts: readonly ProgramMount[]; readonly keys: readonly (VolumeKey | undefined)[] } {
  const container = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].find(({ name }) => name === containerName);
  const mounts: ProgramMount[] = [];
  const keys: (VolumeKey | undefined)[] = [];
  for (const mount of container?.volumeMounts ?? []) {
    const position = (pod.spec.volumes ?? []).findIndex(({ name }) => name === mount.name);
    const volume = pod.spec.volumes?.[position];
    if (volume === undefined || volume.projected !== undefined) continue;
    const key = volumeKeyOf(server, pod, podSerial, volume, position);
    const prefix = mount.subPath === undefined ? '' : `${mount.subPath}/`;
    const under = (files: Files): Files =>
      prefix === ''
        ? files
        : Object.fromEntries(
            Object.entries(files).flatMap(([path, text]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [])),
          );
    const view = key === undefined ? undefined : volumes.seenBy(key, writer, startedAtMs);
    mounts.push({
      mountPath: mount.mountPath,
      readOnly: mount.readOnly === true || key === undefined,
      files: under(view?.files ?? readOnlyFiles(server, pod, volume, podIP)),
      foreignWrites: (view?.later ?? []).map(({ atMs, path, content }) => ({
        atMs: atMs - startedAtMs,
        path: path.slice(prefix.length),
        content,
      })),
    });
    keys.push(key);
  }
  return { mounts, keys };
}
