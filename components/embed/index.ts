export { EmbeddedRun } from './embedded-run.tsx';
