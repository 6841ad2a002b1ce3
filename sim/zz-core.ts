import { readFileSync } from 'node:fs';
import { Simulation } from '#sim/simulation.ts';
import { parseTime } from '#sim/api/time.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { parse } from 'yaml';
const name = process.argv[2]!;
const r = JSON.parse(readFileSync(`/work/shared/conformance/recordings/${name}.json`, 'utf8'));
const sim = new Simulation({ seed: 1, startAtMs: parseTime(r.startedAt), namespaces: [r.namespace] });
const watch: any[] = [];
sim.onChange = (type, object) => { if (object.metadata.namespace === r.namespace) watch.push({ t: sim.nowMs / 1000, type, kind: object.kind, name: object.metadata.name, object }); };
for (const s of r.steps) {
  const m = /^kubectl apply -f (\S+)$/.exec(s.run);
  sim.runUntil(s.t * 1000 + 120);
  if (m) { const o = parse(r.files[m[1]!]); const res = sim.client.create(resourceOfKind(o.kind), r.namespace, o); if (!res.ok) console.error(res.status.message); }
  const d = /^kubectl delete pod -l job-name=(\S+)/.exec(s.run);
  if (d) { const l = sim.client.list(resourceOfKind('Pod'), { namespace: r.namespace, labelSelector: `job-name=${d[1]}` }); if (l.ok) for (const p of l.value) sim.client.delete(resourceOfKind('Pod'), r.namespace, p.metadata.name, {}); }
  const dj = /^kubectl delete job (\S+) (?:--cascade=(\w+))?/.exec(s.run);
  if (dj) sim.client.delete(resourceOfKind('Job'), r.namespace, dj[1]!, { propagationPolicy: (dj[2] === 'foreground' ? 'Foreground' : 'Background') });
  const p = /^kubectl patch job (\S+) -p '(.*)'/.exec(s.run);
  if (p) { const res = sim.client.patch(resourceOfKind('Job'), r.namespace, p[1]!, 'strategic', JSON.parse(p[2]!)); if (!res.ok) console.error(res.status.message); }
}
sim.runUntil((r.durationSeconds ?? 100) * 1000);
process.stdout.write(JSON.stringify({ ...r, watch }));
