export { describeObject, describeObjects } from './describe-object.ts';
export { eventsOf, relatedKinds } from './related.ts';
export type { DescribeContext } from './types.ts';
