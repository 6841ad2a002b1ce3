/** The bundler needs the call in exactly this form. */
function newWorker(): Worker {
  return new Worker(new URL('./sim.worker.ts', import.meta.url), { type: 'module', name: 'simulator' });
}

declare global {
  interface Window {
    /** The worker that the page itself started, before any of its scripts came (app/_server/early-simulator.mjs). */
    simulatorWorker?: Worker;
  }
}

/** On a page that has a lab the simulator is fetched while the page still comes to life: both take about as long. */
function startEarly(): Worker | null {
  if (typeof document === 'undefined' || document.querySelector('[data-pane="timeline"]') === null) return null;
  const worker = window.simulatorWorker ?? newWorker();
  // What nobody hears of yet is found out by the next worker, which has a listener.
  worker.addEventListener('error', () => {
    if (early === worker) early = null;
  });
  return worker;
}

let early = startEarly();

/** Starts the simulator's worker, or hands out the one that was started with the page. */
export function startSimWorker(): Worker {
  const worker = early ?? newWorker();
  early = null;
  return worker;
}
