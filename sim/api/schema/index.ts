export { isPointerField } from './go-pointers.ts';
export { fieldAt, structIn, structNamed, structOf } from './lookup.ts';
export type { FieldSchema, FieldType, StructSchema } from './types.ts';

/** The texts of the API reference, fetched with the first call. */
export const loadDescriptions = () => import('./descriptions.ts');
