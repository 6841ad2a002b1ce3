import { finishedAtMs, type OwnedPod } from './pods.ts';

/** Failures since the last success, and when the latest of them ended (ms since 1970 UTC). */
export interface BackOffRecord {
  readonly failures: number;
  readonly lastFailureMs: number;
}

export const noBackOff: BackOffRecord = { failures: 0, lastFailureMs: 0 };

const FIRST_DELAY_MS = 10_000;
const LAST_DELAY_MS = 600_000;

/** 10 s, doubled for each failure after the first, at most 600 s; 0 without failures. */
export const backOffDelayMs = (failures: number): number =>
  failures === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LAST_DELAY_MS);

/**
 * The record after the pods that this sync sees ended: JOB-11.
 *
 * @source pkg/controller/job backoff_utils.go newBackoffRecord
 */
export function nextBackOff(record: BackOffRecord, failed: readonly OwnedPod[], succeeded: readonly OwnedPod[]): BackOffRecord {
  if (failed.length === 0 && succeeded.length === 0) return record;
  if (succeeded.length === 0) {
    let lastFailureMs = record.lastFailureMs;
    for (const { pod } of failed) lastFailureMs = Math.max(lastFailureMs, finishedAtMs(pod));
    return { failures: record.failures + failed.length, lastFailureMs };
  }
  let lastSuccessMs = Number.NEGATIVE_INFINITY;
  for (const { pod } of succeeded) lastSuccessMs = Math.max(lastSuccessMs, finishedAtMs(pod));
  let failures = 0;
  let lastFailureMs = 0;
  for (const { pod } of failed) {
    const endedMs = finishedAtMs(pod);
    if (endedMs <= lastSuccessMs) continue;
    failures += 1;
    lastFailureMs = Math.max(lastFailureMs, endedMs);
  }
  return { failures, lastFailureMs };
}

/** Ms until the Job may create pods again; 0 or less when it may now. */
export const remainingBackOffMs = (record: BackOffRecord, epochMs: number): number =>
  record.failures === 0 ? 0 : record.lastFailureMs + backOffDelayMs(record.failures) - epochMs;
