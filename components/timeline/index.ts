export { TimelineLog } from '#components/lab/index.ts';
export { describeLane } from './describe-lane.ts';
export { formatClock, formatRelative, formatSpan, formatWallClock } from './format-time.ts';
export { TimelinePane } from './timeline-pane.tsx';
export { Transport } from './transport.tsx';
