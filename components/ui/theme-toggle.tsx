'use client';

import { useSyncExternalStore } from 'react';
import type { GlyphName } from './glyph.tsx';
import { IconButton } from './icon-button.tsx';
import { chooseTheme, onThemeChange, readTheme, type Theme } from './theme.ts';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const GLYPHS: Readonly<Record<Theme, GlyphName>> = { system: 'contrast', light: 'sun', dark: 'moon' };

/** Goes round the three themes; the name says which one is on. */
export function ThemeToggle() {
  const theme = useSyncExternalStore(onThemeChange, readTheme, () => 'system' as const);
  return <IconButton glyph={GLYPHS[theme]} label={`Theme: ${theme}`} onClick={() => chooseTheme(NEXT[theme])} />;
}
