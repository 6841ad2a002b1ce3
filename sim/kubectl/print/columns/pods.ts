import type { Pod } from '#sim/api/core-v1/types.ts';
import { summarizePod } from '#sim/kubectl/print/pod-status.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, nameColumn, orNone } from './shared.ts';

function readinessGatesText({ spec, status }: Pod): string {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return '<none>';
  const isTrue = (type: string): boolean => status.conditions?.some((c) => c.type === type && c.status === 'True') ?? false;
  return `${gates.filter((gate) => isTrue(gate.conditionType)).length}/${gates.length}`;
}

const pods: readonly TableColumn<Pod>[] = [
  nameColumn,
  { header: 'READY', cell: (pod, nowMs) => summarizePod(pod, nowMs).ready },
  { header: 'STATUS', cell: (pod, nowMs) => summarizePod(pod, nowMs).status },
  { header: 'RESTARTS', cell: (pod, nowMs) => summarizePod(pod, nowMs).restarts },
  ageColumn,
  { header: 'IP', isWide: true, cell: ({ status }) => orNone(status.podIPs?.[0]?.ip ?? status.podIP) },
  { header: 'NODE', isWide: true, cell: ({ spec }) => orNone(spec.nodeName) },
  { header: 'NOMINATED NODE', isWide: true, cell: ({ status }) => orNone(status.nominatedNodeName) },
  { header: 'READINESS GATES', isWide: true, cell: readinessGatesText },
];

export const podColumns = { Pod: pods };
