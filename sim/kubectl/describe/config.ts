import type { ConfigMap, Secret, ServiceAccount } from '#sim/api/core-v1/types.ts';
import { writeEvents, writeIdentity, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import { type DescriptionWriter, sortedKeys } from './writer.ts';

/** Rule DSC-11. @source kubectl describe, v1.35 */
export function describeConfigMap(w: DescriptionWriter, { data = {}, binaryData = {}, ...map }: ConfigMap, context: DescribeContext): void {
  writeIdentity(w, map);
  writeLabels(w, map);
  w.line('\nData\n====');
  for (const key of sortedKeys(data)) w.line(`${key}:\n----\n${data[key] ?? ''}\n`);
  w.line('\nBinaryData\n====');
  for (const key of sortedKeys(binaryData)) w.line(`${key}: ${decodedLength(binaryData[key] ?? '')} bytes`);
  w.line('');
  writeEvents(w, context.events, context.nowMs);
}

/** Rule DSC-11; Secrets show sizes, no values and no events. @source kubectl describe, v1.35 */
export function describeSecret(w: DescriptionWriter, secret: Secret): void {
  const { data = {}, type = '' } = secret;
  writeIdentity(w, secret);
  writeLabels(w, secret);
  w.line('');
  w.field('Type', type);
  w.line('\nData\n====');
  for (const key of sortedKeys(data)) w.field(key, `${decodedLength(data[key] ?? '')} bytes`);
}

/** Rule DSC-11. @source kubectl describe, v1.35 */
export function describeServiceAccount(w: DescriptionWriter, account: ServiceAccount, context: DescribeContext): void {
  writeIdentity(w, account);
  writeLabels(w, account);
  for (const key of ['Image pull secrets', 'Mountable secrets', 'Tokens']) w.field(key, '<none>');
  writeEvents(w, context.events, context.nowMs);
}

/** Bytes that a base64 text stands for. */
const decodedLength = (base64: string): number => Math.floor((base64.replace(/[\s=]/g, '').length * 3) / 4);
