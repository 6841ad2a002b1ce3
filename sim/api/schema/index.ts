export { isPointerField } from './go-pointers.ts';
export { jsonSchemaFor } from './json-schema.ts';
export { fieldAt, structIn, structNamed, structOf } from './lookup.ts';
export type { FieldSchema, FieldType, StructSchema } from './types.ts';
