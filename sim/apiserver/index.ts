export type { EventInput, EventRecord } from './event-recorder.ts';
export { KindIndex } from './kind-index.ts';
export type { ControllerTimings, KubeletTimings, LatencyProfile, SchedulerTimings } from './latency-profile.ts';
export { measuredLatencies } from './latency-profile.ts';
export type { AdmissionPlugin, ChangeHandler, ChangeType, CreateOutcome, DeleteRequest, NewObject, Propagation } from './server.ts';
export { ApiServer } from './server.ts';
export { alreadyExists, badRequest, conflict, forbidden, namespaceTerminating, notFound } from './statuses.ts';
