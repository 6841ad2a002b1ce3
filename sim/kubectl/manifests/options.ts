import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo, WriteOptions } from '#sim/apiserver/client.ts';

/** A manifest file that was found and read. */
export interface ManifestFile {
  /** As typed; `STDIN` for `-`. */
  readonly name: string;
  readonly text: string;
}

/** An object as it is after the command, with its type. */
export interface SentObject {
  readonly info: ResourceInfo;
  readonly object: KubeObject;
}

/** What `apply -f` and `create -f` need to know; flags are read elsewhere. */
export interface ManifestOptions {
  readonly files: readonly ManifestFile[];
  /** Namespace of objects that name none. */
  readonly namespace: string;
  /** `-n` was given: objects of other namespaces are refused. */
  readonly hasNamespaceFlag: boolean;
  readonly dryRun: 'none' | 'client' | 'server';
  /** `-l`: only objects with matching labels; every object when it is absent or empty. */
  readonly labelSelector?: string;
  /** `--validate`; kubectl's default is Strict. */
  readonly fieldValidation?: WriteOptions['fieldValidation'];
  /** `apply --server-side`. */
  readonly serverSide?: boolean;
  /** `create --save-config`. */
  readonly saveConfig?: boolean;
  /** `-o`: prints objects instead of `job.batch/x created`. Apply calls it once, create once per object; `isNext` after the first. */
  readonly print?: (objects: readonly SentObject[], isNext: boolean) => string;
  /** Called before each request: the time that it takes. */
  readonly request?: () => Promise<void>;
}
