import { readNumber, readObjects, readPairs, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import { writeEvents, writeIdentity, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import type { DescriptionWriter } from './writer.ts';

/** Simplified: Services have no endpoints here, since nothing sends them traffic. @source kubectl describe, v1.35 */
export function describeService(w: DescriptionWriter, service: KubeObject, context: DescribeContext): void {
  const spec = readStruct(toJson(service), 'spec');
  const selector = readPairs(spec, 'selector').map(([key, value]) => `${key}=${value}`);
  writeIdentity(w, service);
  writeLabels(w, service);
  w.field('Selector', selector.join(',') || '<none>');
  w.field('Type', readText(spec, 'type'));
  w.optional('IP Family Policy', readText(spec, 'ipFamilyPolicy') || undefined);
  w.optional('IP Families', readTexts(spec, 'ipFamilies').join(',') || undefined);
  w.field('IP', readText(spec, 'clusterIP'));
  w.field('IPs', readTexts(spec, 'clusterIPs').join(',') || '<none>');
  for (const port of readObjects(spec, 'ports')) {
    const number = readNumber(port, 'port') ?? 0;
    const protocol = readText(port, 'protocol') || 'TCP';
    w.line(`Port:\t${readText(port, 'name') || '<unset>'}\t${number}/${protocol}`);
    w.field('TargetPort', `${readText(port, 'targetPort') || (readNumber(port, 'targetPort') ?? number)}/${protocol}`);
    w.field('Endpoints', '');
  }
  w.field('Session Affinity', readText(spec, 'sessionAffinity') || 'None');
  w.optional('Internal Traffic Policy', readText(spec, 'internalTrafficPolicy') || undefined);
  writeEvents(w, context.events, context.nowMs);
}
