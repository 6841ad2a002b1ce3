import type { KubeEvent, Toleration } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { formatRfc1123, parseTime } from '#sim/api/time.ts';
import { eventComponent, eventInterval, eventMessage, sortEventsForDescribe } from '#sim/kubectl/print/event-times.ts';
import type { DescriptionWriter } from './writer.ts';

const ZERO_TIME = 'Mon, 01 Jan 0001 00:00:00 +0000';

/** An API instant as describe prints it; Go's zero time when it is unset. */
export const timeText = (time: string | null | undefined): string => (time ? formatRfc1123(parseTime(time)) : ZERO_TIME);

/** The same, undefined when unset: for lines that are left out then. */
export const optionalTime = (time: string | null | undefined): string | undefined => (time ? timeText(time) : undefined);

export const orUnset = (value: string | number | undefined): string => (value === undefined ? '<unset>' : `${value}`);

/** `Job/hello` of the controlling owner, undefined without one. */
export function controllerText({ metadata }: KubeObject): string | undefined {
  const owner = metadata.ownerReferences?.find((reference) => reference.controller);
  return owner === undefined ? undefined : `${owner.kind}/${owner.name}`;
}

/** `Name`, `Namespace` when there is one. */
export function writeIdentity(w: DescriptionWriter, { metadata }: KubeObject): void {
  w.field('Name', metadata.name);
  w.optional('Namespace', metadata.namespace);
}

export function writeLabels(w: DescriptionWriter, { metadata }: KubeObject): void {
  w.labels('Labels', metadata.labels);
  w.annotations('Annotations', metadata.annotations);
}

export function writeTolerations(w: DescriptionWriter, tolerations: readonly Toleration[] | undefined, level = 0): void {
  const sorted = (tolerations ?? []).toSorted((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : (a.key ?? '') > (b.key ?? '') ? 1 : 0));
  w.list('Tolerations', sorted.map(tolerationText), level);
}

function tolerationText({ key = '', value = '', effect = '', operator, tolerationSeconds }: Toleration): string {
  const what = `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}`;
  const exists = operator === 'Exists' ? (what === '' ? 'op=Exists' : ' op=Exists') : '';
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
}

/** The Events section (rule DSC-5), a table of its own; nothing when events are not wanted. */
export function writeEvents(w: DescriptionWriter, events: readonly KubeEvent[] | undefined, nowMs: number): void {
  if (events === undefined) return;
  if (events.length === 0) {
    w.field('Events', '<none>');
    return;
  }
  w.flush();
  w.line('Events:');
  w.line('Type\tReason\tAge\tFrom\tMessage', 1);
  w.line('----\t------\t----\t----\t-------', 1);
  for (const event of sortEventsForDescribe(events)) {
    const { fieldPath = '' } = event.involvedObject;
    const message = `${fieldPath === '' ? '' : `${fieldPath}: `}${eventMessage(event)}`;
    w.line(`${event.type}\t${event.reason}\t${eventInterval(event, nowMs)}\t${eventComponent(event)}\t${message}`, 1);
  }
}
