import { startWorker } from '#sim/worker/entry.ts';

startWorker(self);
