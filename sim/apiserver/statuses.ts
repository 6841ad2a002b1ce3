import type { Status } from '#sim/api/meta-v1/types.ts';
import { qualifiedResource, resourceOfKind } from './resources.ts';

/** The server's refusals that do not come from validation, worded as v1.35 words them. */

export const notFound = (kind: string, name: string): Status => ({
  code: 404,
  reason: 'NotFound',
  message: `${qualifiedResource(resourceOfKind(kind))} "${name}" not found`,
});

export const alreadyExists = (kind: string, name: string): Status => ({
  code: 409,
  reason: 'AlreadyExists',
  message: `${qualifiedResource(resourceOfKind(kind))} "${name}" already exists`,
});

export const forbidden = (kind: string, name: string, why: string): Status => ({
  code: 403,
  reason: 'Forbidden',
  message: `${qualifiedResource(resourceOfKind(kind))} "${name}" is forbidden: ${why}`,
});

export const namespaceTerminating = (kind: string, name: string, namespace: string): Status =>
  forbidden(kind, name, `unable to create new content in namespace ${namespace} because it is being terminated`);

export const badRequest = (message: string): Status => ({ code: 400, reason: 'BadRequest', message });

export const conflict = (kind: string, name: string, why: string): Status => ({
  code: 409,
  reason: 'Conflict',
  message: `Operation cannot be fulfilled on ${qualifiedResource(resourceOfKind(kind))} "${name}": ${why}`,
});
