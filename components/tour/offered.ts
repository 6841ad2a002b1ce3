const KEY = 'backoff.tour';

/** Whether the tour was offered in an earlier visit. True where the browser refuses to tell: better never than each time. */
export function wasOffered(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
}

/** Notes that the tour was offered. */
export function noteOffered(): void {
  try {
    localStorage.setItem(KEY, 'offered');
  } catch {
    // Full or refused.
  }
}
