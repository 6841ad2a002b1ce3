import { runJob10k } from './cli/bench.ts';
runJob10k(); 
const t0 = process.cpuUsage(); runJob10k(); const d = process.cpuUsage(t0); console.log((d.user + d.system) / 1000);
