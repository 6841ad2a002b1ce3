import type { Pod } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';

/** Names of the claims that a pod mounts. */
export function claimNamesOf(pod: Pod): readonly string[] {
  const { volumes } = pod.spec;
  if (volumes === undefined) return [];
  const names: string[] = [];
  for (const { persistentVolumeClaim } of volumes) if (persistentVolumeClaim !== undefined) names.push(persistentVolumeClaim.claimName);
  return names;
}

/** The pods that mount a claim, in order of creation. */
export function usersOf(server: ApiServer, namespace: string, claimName: string): readonly Pod[] {
  const users: Pod[] = [];
  server.store.forEach('Pod', (object) => {
    const pod = object as Pod;
    if (pod.metadata.namespace === namespace && claimNamesOf(pod).includes(claimName)) users.push(pod);
  });
  return users;
}
