/** What the learner chose; `system` follows the operating system and stores nothing. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'backoff.theme';

/** Runs in the head of every page, before anything is painted. */
export const themeBootScript = `try{var t=localStorage.getItem('${KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

export function readTheme(): Theme {
  const shown = document.documentElement.dataset['theme'];
  return shown === 'light' || shown === 'dark' ? shown : 'system';
}

/** Shows the theme at once and keeps it for the next visit, where storage is allowed. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the choice lasts until the page is left.
  }
}

/** How much larger than usual type is drawn, for what takes pixels: 1.5 in presenter mode. */
export function typeScale(): number {
  return document.documentElement.dataset['mode'] === 'present' ? 1.5 : 1;
}

/** Calls back whenever the colours on screen, or the size of type, may have changed. Returns the way to stop. */
export function onThemeChange(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-mode'] });
  system.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', listener);
  };
}
