const KEY = 'backoff.history';

/** Lines typed in earlier visits, oldest first. */
export function readHistory(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((line) => typeof line === 'string') : [];
  } catch {
    return []; // Refused, or not ours.
  }
}

/** Keeps the lines for the next visit. */
export function keepHistory(lines: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(lines));
  } catch {
    // Full or refused: they last as long as the page.
  }
}
