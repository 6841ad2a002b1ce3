export { formatRelative } from './format-time.ts';
export { TimelinePane } from './timeline-pane.tsx';
export { Transport } from './transport.tsx';
