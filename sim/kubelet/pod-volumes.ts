import type { PersistentVolume, PersistentVolumeClaim, Pod, Volume } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { ProgramMount } from '#sim/programs/index.ts';
import { FOLDER_MODES, givenFiles, isGiven } from './given-files.ts';
import type { GivenVolume } from './pod-work.ts';
import type { VolumeKey, VolumeTable } from './volume-table.ts';

/** Why a volume cannot be set up: the event's reason and message. */
export interface MountFailure {
  readonly volume: string;
  readonly message: string;
  /** The claim is not bound yet: another text, another rhythm. */
  readonly isUnboundClaim: boolean;
}

const modesOf = (source: GivenVolume | undefined): Readonly<Record<string, number>> =>
  source === undefined || Object.keys(source.modes).length === 0 ? FOLDER_MODES : { ...FOLDER_MODES, ...source.modes };

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
  if (isGiven(volume)) return undefined;
  return ownVolumeKey(podSerial, position);
}

/** The key of a volume that goes with its pod. */
export const ownVolumeKey = (podSerial: number, position: number): number => podSerial * OWN_VOLUMES + position;

/** Keys of the volumes that go with the pod. */
export const ownVolumeKeys = (pod: Pod, podSerial: number): readonly number[] =>
  (pod.spec.volumes ?? []).flatMap((volume, position) => (volume.emptyDir !== undefined ? [ownVolumeKey(podSerial, position)] : []));

/** The volume of the API token, which every pod has. */
export const isToken = ({ name, projected }: Volume): boolean => projected !== undefined && name.startsWith('kube-api-access-');

/** What the volumes of a pod hold that are made from objects of the API, as they are now; only those that somebody asked for. */
export function givenVolumes(server: ApiServer, pod: Pod, podIP: string): readonly GivenVolume[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    if (!isGiven(volume) || isToken(volume)) return [];
    const given = givenFiles(server, pod, volume, podIP);
    return typeof given === 'string' ? [] : [{ volume: volume.name, ...given, updates: [] }];
  });
}

const tokenMounts = new Map<string, ProgramMount>();

/** The API token, as each container of a namespace finds it. */
export function tokenMount(server: ApiServer, pod: Pod, mountPath: string): ProgramMount | undefined {
  const volume = pod.spec.volumes?.find(isToken);
  if (volume === undefined) return undefined;
  const known = tokenMounts.get(`${pod.metadata.namespace} ${mountPath}`);
  if (known !== undefined) return known;
  const given = givenFiles(server, pod, volume, '');
  const files = typeof given === 'string' ? {} : given.files;
  const mount: ProgramMount = { mountPath, readOnly: true, files, modes: FOLDER_MODES, foreignWrites: [] };
  if (typeof given !== 'string') tokenMounts.set(`${pod.metadata.namespace} ${mountPath}`, mount);
  return mount;
}

/** The first volume that cannot be set up, in spec order. */
export function findMountFailure(server: ApiServer, pod: Pod): MountFailure | undefined {
  const namespace = pod.metadata.namespace ?? '';
  for (const volume of pod.spec.volumes ?? []) {
    if (isGiven(volume) && !isToken(volume)) {
      const files = givenFiles(server, pod, volume, '');
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

/** The mounts of a container as its program sees them, and where each one's files live. */
export function mountsOf(
  server: ApiServer,
  volumes: VolumeTable,
  pod: Pod,
  podSerial: number,
  containerName: string,
  writer: number,
  startedAtMs: number,
  given: readonly GivenVolume[],
): { readonly mounts: readonly ProgramMount[]; readonly keys: readonly (VolumeKey | undefined)[] } {
  const container = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].find(({ name }) => name === containerName);
  const mounts: ProgramMount[] = [];
  const keys: (VolumeKey | undefined)[] = [];
  for (const mount of container?.volumeMounts ?? []) {
    const position = (pod.spec.volumes ?? []).findIndex(({ name }) => name === mount.name);
    const volume = pod.spec.volumes?.[position];
    if (volume === undefined) continue;
    if (isToken(volume)) {
      const token = tokenMount(server, pod, mount.mountPath);
      if (token === undefined) continue;
      mounts.push(token);
      keys.push(undefined);
      continue;
    }
    const key = volumeKeyOf(server, pod, podSerial, volume, position);
    const prefix = mount.subPath === undefined ? '' : `${mount.subPath}/`;
    const under = <T>(byPath: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
      prefix === ''
        ? byPath
        : Object.fromEntries(
            Object.entries(byPath).flatMap(([path, value]) =>
              path === mount.subPath ? [['', value]] : path.startsWith(prefix) ? [[path.slice(prefix.length), value]] : [],
            ),
          );
    const view = key === undefined ? undefined : volumes.seenBy(key, writer, startedAtMs);
    const source = key === undefined ? given.find((one) => one.volume === mount.name) : undefined;
    // a file that was mounted by itself never changes
    if (source !== undefined && mount.subPath === undefined && source.updates.length > 0) {
      const { files, updates } = source;
      mounts.push({ mountPath: mount.mountPath, readOnly: true, files, modes: modesOf(source), foreignWrites: updates });
      keys.push(key);
      continue;
    }
    mounts.push({
      mountPath: mount.mountPath,
      readOnly: mount.readOnly === true || key === undefined,
      files: under(view?.files ?? source?.files ?? {}),
      ...(source === undefined && volume.emptyDir === undefined
        ? {}
        : { modes: mount.subPath === undefined ? modesOf(source) : under(source?.modes ?? {}) }),
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
