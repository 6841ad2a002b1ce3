export { setMode } from './mode.ts';
export { SiteKeys } from './site-keys.tsx';
