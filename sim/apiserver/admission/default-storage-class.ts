import type { PersistentVolumeClaim } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { AdmissionPlugin, KindIndex } from '#sim/apiserver/index.ts';

const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';

/** A claim that names no class gets the default one, the newest if there are several: SCL-1. */
export function defaultStorageClass(classes: KindIndex<KubeObject>): AdmissionPlugin {
  return (object) => {
    if (object.kind !== 'PersistentVolumeClaim') return { object };
    const claim = object as PersistentVolumeClaim;
    if (claim.spec.storageClassName !== undefined) return { object };
    let name: string | undefined;
    classes.forEach(({ metadata }) => {
      if (metadata.annotations?.[IS_DEFAULT] === 'true') name = metadata.name;
    });
    return {
      object: name === undefined ? object : ({ ...claim, spec: { ...claim.spec, storageClassName: name } } as PersistentVolumeClaim),
    };
  };
}
