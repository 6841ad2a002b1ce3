import type { FieldError } from '#sim/api/meta-v1/types.ts';
import { invalid } from './field-error.ts';

/** Whether a path climbs up somewhere. */
export const hasBackstep = (path: string): boolean => path.split('/').includes('..');

/** A path that may not climb out of its directory. */
export function validatePathNoBacksteps(value: string, path: string): readonly FieldError[] {
  return hasBackstep(value) ? [invalid(path, value, "must not contain '..'")] : [];
}

/** A relative path below its directory; a reserved one (`..data`) is refused for projected files. */
export function validateLocalPath(value: string, path: string, mode: 'any' | 'not reserved'): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (value.startsWith('/')) errors.push(invalid(path, value, 'must be a relative path'));
  if (hasBackstep(value)) errors.push(invalid(path, value, "must not contain '..'"));
  else if (mode === 'not reserved' && value.startsWith('..')) errors.push(invalid(path, value, "must not start with '..'"));
  return errors;
}
