import type * as Monaco from 'monaco-editor/editor';

const LIGHT = { key: '2c4a9e', text: '00663f', number: '9a3d00', comment: '6e6a62', paper: '#ffffff', line: '#6e6a62', slider: '#1c1b19' };
const DARK = { key: '9db8ff', text: '7fd1a4', number: 'f0a878', comment: '928e86', paper: '#1b1d20', line: '#928e86', slider: '#e9e7e2' };

function themeOf(base: 'vs' | 'vs-dark', colours: typeof LIGHT): Monaco.editor.IStandaloneThemeData {
  return {
    base,
    inherit: true,
    rules: [
      { token: 'type', foreground: colours.key },
      { token: 'string', foreground: colours.text },
      // The base theme has a colour of its own for these.
      { token: 'string.yaml', foreground: colours.text },
      { token: 'number', foreground: colours.number },
      { token: 'keyword', foreground: colours.number },
      { token: 'comment', foreground: colours.comment, fontStyle: 'italic' },
    ],
    colors: {
      'editor.background': colours.paper,
      'editorGutter.background': colours.paper,
      ...Object.fromEntries([1, 2, 3].map((depth) => [`editorBracketHighlight.foreground${depth}`, `#${colours.text}`])),
      'editorLineNumber.foreground': colours.line,
      'scrollbarSlider.background': `${colours.slider}26`,
      'scrollbarSlider.hoverBackground': `${colours.slider}40`,
      'scrollbarSlider.activeBackground': `${colours.slider}59`,
    },
  };
}

/** The two themes of the tokens file; Monaco cannot read custom properties. */
export function defineThemes(monaco: typeof Monaco): void {
  monaco.editor.defineTheme('backoff-light', themeOf('vs', LIGHT));
  monaco.editor.defineTheme('backoff-dark', themeOf('vs-dark', DARK));
}

/** Shows the theme that the page shows. */
export function followTheme(monaco: typeof Monaco): void {
  const chosen = document.documentElement.dataset['theme'];
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  monaco.editor.setTheme(isDark ? 'backoff-dark' : 'backoff-light');
}
