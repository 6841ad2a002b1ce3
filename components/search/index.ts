export { loadIndex } from './load-index.ts';
export { type SearchEntry, type SearchIndex, search } from './search.ts';
