import type { Drafts } from './exported-file.ts';

const PREFIX = 'backoff.drafts.';
/** As `components/lab/documents.ts` writes them. */
const VERSION = 1;

/** The drafts of every lab in the browser's storage. Empty where storage is refused. */
export function readDrafts(): Drafts {
  const drafts: Record<string, Readonly<Record<string, string>>> = {};
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const kept = draftsOf(JSON.parse(localStorage.getItem(key) ?? 'null'));
      if (Object.keys(kept).length > 0) drafts[key.slice(PREFIX.length)] = kept;
    }
  } catch {
    // Refused, or not ours: there is nothing to carry over.
  }
  return drafts;
}

function draftsOf(stored: unknown): Readonly<Record<string, string>> {
  const kept = (stored as { state?: { drafts?: unknown } } | null)?.state?.drafts;
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Puts drafts where the labs look for them. Returns false when the browser refuses. */
export function writeDrafts(drafts: Drafts): boolean {
  try {
    for (const [labId, texts] of Object.entries(drafts)) {
      localStorage.setItem(PREFIX + labId, JSON.stringify({ state: { drafts: texts }, version: VERSION }));
    }
    return true;
  } catch {
    return false;
  }
}

/** Throws every draft away. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Refused: then there are none.
  }
}
