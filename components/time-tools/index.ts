export { CrashNotice } from './crash-notice.tsx';
export { notesOf } from './notes-of.ts';
export { TimeTools } from './time-tools.tsx';
export { Tracks } from './tracks.tsx';
