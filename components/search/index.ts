export { loadIndex } from './load-index.ts';
export { ENTRY_KINDS, type EntryKind, type SearchEntry, type SearchIndex, search } from './search.ts';
