import type { Volume } from '#sim/api/core-v1/types.ts';
import { isObject, readFlag, readNumber, readObject, readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import type { DescriptionWriter } from './writer.ts';

/** The Volumes section (rule DSC-4). */
export function writeVolumes(w: DescriptionWriter, volumes: readonly Volume[] | undefined, isTemplate: boolean): void {
  const level = isTemplate ? 1 : 0;
  if (volumes === undefined || volumes.length === 0) {
    w.field('Volumes', '<none>', level);
    return;
  }
  w.line('Volumes:', level);
  for (const volume of volumes) {
    w.line(`${isTemplate ? ' ' : ''}${volume.name}:`, 1);
    writeVolume(w, volume);
  }
}

function writeVolume(w: DescriptionWriter, volume: Volume): void {
  const { hostPath, emptyDir, secret, configMap, persistentVolumeClaim: claim, projected, downwardAPI } = volume;
  if (hostPath !== undefined) writeHostPath(w, hostPath);
  else if (emptyDir !== undefined) {
    w.field('Type', "EmptyDir (a temporary directory that shares a pod's lifetime)", 2);
    w.field('Medium', emptyDir.medium ?? '', 2);
    w.field('SizeLimit', emptyDir.sizeLimit && emptyDir.sizeLimit !== '0' ? emptyDir.sizeLimit : '<unset>', 2);
  } else if (secret !== undefined) {
    w.field('Type', 'Secret (a volume populated by a Secret)', 2);
    w.field('SecretName', secret.secretName ?? '', 2);
    w.field('Optional', secret.optional ?? false, 2);
  } else if (configMap !== undefined) {
    w.field('Type', 'ConfigMap (a volume populated by a ConfigMap)', 2);
    w.field('Name', configMap.name ?? '', 2);
    w.field('Optional', configMap.optional ?? false, 2);
  } else if (claim !== undefined) {
    w.field('Type', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)', 2);
    w.field('ClaimName', claim.claimName, 2);
    w.field('ReadOnly', claim.readOnly ?? false, 2);
  } else if (projected !== undefined) {
    w.field('Type', 'Projected (a volume that contains injected data from multiple sources)', 2);
    for (const source of objectsIn(projected.sources)) writeProjection(w, source);
  } else if (downwardAPI !== undefined) {
    w.field('Type', 'DownwardAPI (a volume populated by information about the pod)', 2);
    w.line('Items:', 2);
    for (const item of objectsIn(downwardAPI.items)) {
      const field = readText(readObject(item, 'fieldRef'), 'fieldPath') || readText(readObject(item, 'resourceFieldRef'), 'resource');
      w.line(`${field} -> ${readText(item, 'path')}`, 3);
    }
  } else w.line('<unknown>', 1);
}

/** The lines of a hostPath volume or PersistentVolume. */
export function writeHostPath(w: DescriptionWriter, hostPath: { readonly path: string; readonly type?: string }): void {
  w.field('Type', 'HostPath (bare host directory volume)', 2);
  w.field('Path', hostPath.path, 2);
  w.field('HostPathType', hostPath.type ?? '<none>', 2);
}

/** Projected sources and downward items have open types; they are JSON like everything in an object. */
const objectsIn = (items: readonly unknown[] | undefined): readonly JsonObject[] =>
  ((items ?? []) as readonly JsonValue[]).filter(isObject);

function writeProjection(w: DescriptionWriter, source: JsonObject): void {
  const secret = readObject(source, 'secret');
  const configMap = readObject(source, 'configMap');
  const token = readObject(source, 'serviceAccountToken');
  if (secret !== undefined) {
    w.field('SecretName', readText(secret, 'name'), 2);
    w.field('Optional', readFlag(secret, 'optional') ?? false, 2);
  } else if (readObject(source, 'downwardAPI') !== undefined) w.field('DownwardAPI', true, 2);
  else if (configMap !== undefined) {
    w.field('ConfigMapName', readText(configMap, 'name'), 2);
    w.field('Optional', readFlag(configMap, 'optional') ?? false, 2);
  } else if (token !== undefined) w.field('TokenExpirationSeconds', readNumber(token, 'expirationSeconds') ?? 0, 2);
}
