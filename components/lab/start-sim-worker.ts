/** Starts the simulator's worker. The bundler needs the call in exactly this form. */
export function startSimWorker(): Worker {
  return new Worker(new URL('./sim.worker.ts', import.meta.url), { type: 'module', name: 'simulator' });
}
