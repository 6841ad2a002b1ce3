const PATHS = {
  play: 'M5 3.5v9l7.5-4.5z',
  pause: 'M4.5 3.5h2.5v9H4.5zM9 3.5h2.5v9H9z',
  step: 'M3.5 3.5v9L9 8zM10.5 3.5h2v9h-2z',
  toStart: 'M3.5 3.5h2v9h-2zM12.5 3.5v9L6.5 8z',
  toEnd: 'M3.5 3.5v9L9.5 8zM10.5 3.5h2v9h-2z',
  plus: 'M7.2 3h1.6v4.2H13v1.6H8.8V13H7.2V8.8H3V7.2h4.2z',
  minus: 'M3 7.2h10v1.6H3z',
  fit: 'M2 7.2h3.2L3.9 5.9 5 4.8 8.2 8 5 11.2l-1.1-1.1 1.3-1.3H2zM14 7.2h-3.2l1.3-1.3L11 4.8 7.8 8l3.2 3.2 1.1-1.1-1.3-1.3H14z',
  follow: 'M2 7.2h6.5L6.2 4.9l1.1-1.1L11.5 8l-4.2 4.2-1.1-1.1 2.3-2.3H2zM12.5 3h1.5v10h-1.5z',
  table: 'M2 3h12v10H2zm1.4 1.4v2h9.2v-2zm0 3.3v1.6h3.4V7.7zm4.8 0v1.6h4.4V7.7zm-4.8 2.9v1h3.4v-1zm4.8 0v1h4.4v-1z',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM7.3 1h1.4v2.4H7.3zM7.3 12.6h1.4V15H7.3zM1 7.3h2.4v1.4H1zM12.6 7.3H15v1.4h-2.4zM2.6 3.6l1-1 1.7 1.7-1 1zM10.7 11.7l1-1 1.7 1.7-1 1zM2.6 12.4l1.7-1.7 1 1-1.7 1.7zM10.7 4.3l1.7-1.7 1 1-1.7 1.7z',
  moon: 'M6.2 1.6a6.6 6.6 0 1 0 8.2 8.2A5.6 5.6 0 0 1 6.2 1.6z',
  contrast: 'M8 1.5a6.5 6.5 0 1 1 0 13zm0 1.4a5.1 5.1 0 0 0 0 10.2zM8 1.5v13a6.5 6.5 0 0 1 0-13z',
  chevron: 'M4 6l4 4 4-4 1 1.1-5 5-5-5z',
  dense: 'M2 3h12v1.3H2zM2 6h12v1.3H2zM2 9h12v1.3H2zM2 12h12v1.3H2z',
  copy: 'M5 2h8v9h-2v3H3V5h2zm1.3 3H11v4.7h.7V3.3H6.3zM4.3 6.3v6.4h5.4V6.3z',
  search: 'M7 1.8a5.2 5.2 0 1 1-3.3 9.2 5.2 5.2 0 0 1 3.3-9.2zm0 1.4a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6zM10.3 11.3l1-1 3.4 3.4-1 1z',
  return: 'M12.5 3v4.2a2 2 0 0 1-2 2H6v2.6L2 8.4l4-3.4v2.7h4.5a.5.5 0 0 0 .5-.5V3z',
} as const;

export type GlyphName = keyof typeof PATHS;

/** A 16 px picture in the colour of the text around it; always beside a name, never instead of one. */
export function Glyph({ name }: { readonly name: GlyphName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
