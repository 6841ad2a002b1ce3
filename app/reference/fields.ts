import { type JsonObject, jsonSchemaFor } from '#sim/index.ts';

export interface ReferenceField {
  readonly name: string;
  readonly text: string;
}

/** The fields of one type of the API. */
export interface ReferenceType {
  /** As the API calls it: `JobSpec`. */
  readonly name: string;
  /** What `kubectl explain` takes: `job.spec`. */
  readonly path: string;
  readonly text: string;
  readonly fields: readonly ReferenceField[];
}

const KINDS = ['CronJob', 'Job', 'Pod'];
/** Types that the course never needs: storage of one vendor, Windows, and what the server writes for itself. */
const LEFT_OUT =
  /^(AWS|Azure|CephFS|Cinder|CSI|FC|Flex|Flocker|GCE|GitRepo|Glusterfs|ISCSI|NFS|Photon|Portworx|Quobyte|RBD|ScaleIO|StorageOS|Vsphere|Windows|SELinux|ClusterTrust|ManagedFields|PodCertificate|Container(Extended|User)|LinuxContainer|Resource(Status|Health)|Pod(Extended|ResourceClaim)|Typed|Image)/;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (isObject(value) && typeof value['description'] === 'string' ? value['description'] : '');

/** Name of the type that a field holds, also in a list or a map. */
function typeOf(field: unknown): string | null {
  if (!isObject(field)) return null;
  const { $ref: ref, items, additionalProperties } = field;
  if (typeof ref === 'string') return ref.split('/').at(-1) ?? null;
  return typeOf(items) ?? typeOf(additionalProperties);
}

/** Every type that manifests of CronJobs, Jobs and Pods use, outermost first. Server only. */
export async function referenceTypes(): Promise<readonly ReferenceType[]> {
  const { definitions } = await jsonSchemaFor(KINDS);
  if (!isObject(definitions)) return [];
  const types: ReferenceType[] = [];
  const seen = new Set(KINDS);
  const queue = KINDS.map((name) => ({ name, path: name.toLowerCase() }));
  for (const { name, path } of queue) {
    const definition = definitions[name];
    const properties = isObject(definition) && isObject(definition['properties']) ? definition['properties'] : {};
    types.push({
      name,
      path,
      text: textOf(definition),
      fields: Object.entries(properties).map(([field, one]) => ({ name: field, text: textOf(one) })),
    });
    for (const [field, one] of Object.entries(properties)) {
      const next = typeOf(one);
      if (next === null || seen.has(next) || LEFT_OUT.test(next) || definitions[next] === undefined) continue;
      seen.add(next);
      queue.push({ name: next, path: `${path}.${field}` });
    }
  }
  return types.filter(({ fields }) => fields.length > 0);
}

/** The fragment of a type or a field on the reference page. */
export function anchorOf(...names: readonly string[]): string {
  return names.join('.').toLowerCase();
}
