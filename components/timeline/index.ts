export type { TimelineNote } from './draw-timeline.ts';
export { formatRelative } from './format-time.ts';
export type { LaneLabel } from './lane-labels.ts';
export { loadTimeline } from './load-timeline.ts';
export { TimelinePane } from './timeline-pane.tsx';
export { Transport } from './transport.tsx';
