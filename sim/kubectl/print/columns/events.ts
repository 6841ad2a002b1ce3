import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import { eventComponent, eventCount, eventMessage, firstSeen, lastSeen } from '#sim/kubectl/print/event-times.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';

function sourceText(event: KubeEvent): string {
  const host = event.source.host || event.reportingInstance;
  return host ? `${eventComponent(event)}, ${host}` : eventComponent(event);
}

const events: readonly TableColumn<KubeEvent>[] = [
  { header: 'LAST SEEN', cell: lastSeen },
  { header: 'TYPE', cell: (event) => event.type },
  { header: 'REASON', cell: (event) => event.reason },
  { header: 'OBJECT', cell: ({ involvedObject: { kind, name } }) => `${kind.toLowerCase()}/${name}` },
  { header: 'SUBOBJECT', isWide: true, cell: ({ involvedObject }) => involvedObject.fieldPath ?? '' },
  { header: 'SOURCE', isWide: true, cell: sourceText },
  { header: 'MESSAGE', cell: eventMessage },
  { header: 'FIRST SEEN', isWide: true, cell: firstSeen },
  { header: 'COUNT', isWide: true, cell: (event) => `${eventCount(event)}` },
  { header: 'NAME', isWide: true, cell: ({ metadata }) => metadata.name },
];

export const eventColumns = { Event: events };
