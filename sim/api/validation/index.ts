export { invalidStatus } from './status.ts';
export { validateCreate, validateUpdate } from './validate.ts';
export { warningsOf } from './warnings.ts';
