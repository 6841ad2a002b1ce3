import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import { eventInterval, eventMessage } from './event-times.ts';
import { oneLine } from './table.ts';
import { TextTable } from './text-table.ts';

export interface EventsTableOptions {
  readonly nowMs: number;
  readonly allNamespaces?: boolean;
  readonly noHeaders?: boolean;
}

const HEADER = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'] as const;

function row(event: KubeEvent, options: EventsTableOptions): readonly string[] {
  const { involvedObject, metadata } = event;
  return [
    ...(options.allNamespaces ? [metadata.namespace ?? ''] : []),
    eventInterval(event, options.nowMs),
    event.type,
    event.reason,
    `${involvedObject.kind}/${involvedObject.name}`,
    oneLine(eventMessage(event)),
  ];
}

/**
 * `kubectl events`: object with its kind as spelled, `34s (x12 over 11m)` (rule PRT-7).
 *
 * @param events in the order to print; see `sortEventsByLastSeen`
 */
export function printEventsTable(events: readonly KubeEvent[], options: EventsTableOptions): string {
  return events.length === 0 ? '' : new EventsWatchTable(options).rows(events, options.nowMs);
}

/** `kubectl events -w`: the header once, columns that only grow. */
export class EventsWatchTable {
  private readonly table = new TextTable();
  private readonly options: Omit<EventsTableOptions, 'nowMs'>;
  private hasHeader = false;

  constructor(options: Omit<EventsTableOptions, 'nowMs'>) {
    this.options = options;
  }

  rows(events: readonly KubeEvent[], nowMs: number): string {
    if (events.length === 0) return '';
    const rows = events.map((event) => row(event, { ...this.options, nowMs }));
    const isFirst = !this.hasHeader && !this.options.noHeaders;
    this.hasHeader = true;
    return this.table.append(isFirst ? [[...(this.options.allNamespaces ? ['NAMESPACE'] : []), ...HEADER], ...rows] : rows);
  }
}
