import { prepareIndex, type SearchEntry, type SearchIndex } from './search.ts';

let loading: Promise<SearchIndex> | null = null;

/** The index of the whole site, fetched with the first call and kept. Rejects while it cannot be fetched; then ask again. */
export function loadIndex(): Promise<SearchIndex> {
  loading ??= fetchIndex().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchIndex(): Promise<SearchIndex> {
  const response = await fetch('/search.json');
  if (!response.ok) throw new Error(`/search.json answered ${response.status}`);
  // Made by our own build; see app/search.json.
  return prepareIndex((await response.json()) as readonly SearchEntry[]);
}
