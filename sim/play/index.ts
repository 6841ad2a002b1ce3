/** The second door into `sim`, for what runs on a server or in a test: labs without a page, and what is drawn from them. */

export { chartOf } from '#sim/lifecycles/chart.ts';
export { PlayedLab, refusalOf } from './played-lab.ts';
export { type ComparedRun, playSideBySide } from './side-by-side.ts';
export type { TypedLine } from './typed-shell.ts';
