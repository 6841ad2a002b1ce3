/** Any JSON value; what a manifest is before it has been decoded. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** meta/v1 OwnerReference. */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
}

/** meta/v1 ObjectMeta. Times are RFC 3339 text with whole seconds, UTC. */
export interface ObjectMeta {
  readonly name: string;
  readonly generateName?: string | undefined;
  readonly namespace?: string | undefined;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number | undefined;
  readonly creationTimestamp: string;
  readonly deletionTimestamp?: string | undefined;
  readonly deletionGracePeriodSeconds?: number | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly ownerReferences?: readonly OwnerReference[] | undefined;
  readonly finalizers?: readonly string[] | undefined;
}

/** What every stored object has. `spec`, `status`, `data`… belong to the kinds. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** meta/v1 LabelSelector. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

/** Reason words of an API refusal. @source meta/v1 StatusReason */
export type StatusReason =
  | 'BadRequest'
  | 'Forbidden'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Invalid'
  | 'MethodNotAllowed'
  | 'TooManyRequests'
  | 'InternalError';

/** One field error, rendered `PATH: REASON: DETAIL`. @source api-machinery field.Error */
export interface FieldError {
  /** Dotted path, list indexes as `[0]`; used by the editor to find the line. */
  readonly path: string;
  /** The whole text as kubectl prints it, path included. */
  readonly text: string;
}

/**
 * An API refusal.
 *
 * `message` is the server's own sentence (`jobs.batch "x" not found`); kubectl adds `Error from server (…)`.
 */
export interface Status {
  readonly code: number;
  readonly reason: StatusReason;
  readonly message: string;
  /** Only for Invalid: the kind, the name and every field error in the server's order. */
  readonly details?: { readonly kind: string; readonly name: string; readonly causes: readonly FieldError[] };
}

/** Outcome of an API call. `warnings` are the texts of `Warning:` headers, without the prefix. */
export type ApiResult<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly status: Status; readonly warnings: readonly string[] };
