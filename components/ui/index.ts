export { FoldedTable } from './folded-table.tsx';
export { Glyph } from './glyph.tsx';
export { IconButton } from './icon-button.tsx';
export { InlineCode } from './inline-code.tsx';
export { jsonNesting } from './json-nesting.ts';
export { SiteHeader } from './site-header.tsx';
export { chooseTheme, onThemeChange, type Theme, themeBootScript, typeScale } from './theme.ts';
export { TOUR_HASH, TOUR_LINK } from './tour-link.ts';
export { useLater } from './use-later.ts';
