export type { TimelineNote } from './draw-timeline.ts';
export { formatRelative } from './format-time.ts';
export type { LaneLabel } from './lane-labels.ts';
export { TimelinePane } from './timeline-pane.tsx';
export { mountTimeline, type TimelineSource } from './timeline-renderer.ts';
export { Transport } from './transport.tsx';
