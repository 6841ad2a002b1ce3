import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';

/** One column of a kind's table. `cell` is a pure function of the object and the instant (ms since 1970 UTC). */
export interface TableColumn<T extends KubeObject = KubeObject> {
  readonly header: string;
  /** Shown by `-o wide` only. */
  readonly isWide?: boolean;
  cell(object: T, nowMs: number): string;
}

/** The objects of one requested type, in the order to print; empty when nothing was found. */
export interface ObjectGroup {
  readonly info: ResourceInfo;
  readonly objects: readonly KubeObject[];
}

export interface TableOptions {
  readonly nowMs: number;
  readonly wide?: boolean;
  readonly noHeaders?: boolean;
  readonly showLabels?: boolean;
  /** Keys of `-L`, in order. */
  readonly labelColumns?: readonly string[];
  /** `--show-kind`; several groups show it anyhow. */
  readonly showKind?: boolean;
  readonly allNamespaces?: boolean;
}

/** Text for stdout, or what went wrong without the `error: ` that kubectl puts before it. */
export type PrintResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };
