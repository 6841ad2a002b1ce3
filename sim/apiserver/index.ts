export type { EventInput, EventRecord } from './event-recorder.ts';
export { KindIndex } from './kind-index.ts';
export type { ControllerTimings, LatencyProfile, SchedulerTimings } from './latency-profile.ts';
export { measuredLatencies } from './latency-profile.ts';
export type { AdmissionPlugin, NewObject, Propagation } from './server.ts';
export { ApiServer } from './server.ts';
export { badRequest, forbidden, notFound } from './statuses.ts';
