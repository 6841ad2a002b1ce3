export { applyDocument } from './apply-document.ts';
export type { ClusterState } from './cluster-store.ts';
export { currentLab, enterLab } from './current-lab.ts';
export type { DocumentsState, EditRequest } from './documents.ts';
export { LabContext, useLab } from './lab-context.ts';
export { createLabSession, type LabSession } from './lab-session.ts';
export { quietStorage } from './quiet-storage.ts';
export { runInTerminal } from './run-in-terminal.ts';
export { currentRun } from './saved-run.ts';
export { TABS, type Tab } from './screen-store.ts';
export { shortName } from './short-name.ts';
export { showInstant } from './show-instant.ts';
export { startSimWorker } from './start-sim-worker.ts';
export type { TerminalSession } from './terminal-session.ts';
export { NONE, TimelineLog } from './timeline-log.ts';
export {
  panned,
  type TimeWindow,
  toggleFold,
  windowOf,
  zoomed,
} from './timeline-view.ts';
export { useCluster, useScreen } from './use-stores.ts';
