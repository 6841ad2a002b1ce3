import { FitAddon } from '@xterm/addon-fit';
import { type ITheme, Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import type { TerminalSession } from '#components/lab/index.ts';
import { onThemeChange, typeScale } from '#components/ui/index.ts';
import { bindKeys } from './terminal-keys.ts';

export interface Screen {
  focus(): void;
  dispose(): void;
}

const FONT_PX = 13;

function readTheme(element: HTMLElement): ITheme {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const theme: ITheme = {
    background: colour('panel'),
    foreground: colour('ink'),
    cursor: colour('accent'),
    cursorAccent: colour('panel'),
    selectionBackground: colour('line-strong'),
    red: colour('text-failed'),
    green: colour('text-succeeded'),
    yellow: colour('text-waiting'),
    blue: colour('text-running'),
    brightBlack: colour('ink-faint'),
    scrollbarSliderBackground: colour('line'),
    scrollbarSliderHoverBackground: colour('line-strong'),
    scrollbarSliderActiveBackground: colour('line-strong'),
  };
  probe.remove();
  return theme;
}

/** Opens an xterm screen on a terminal session, as large as its element. */
export function openScreen(element: HTMLElement, session: TerminalSession): Screen {
  const terminal = new Terminal({
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    fontFamily: getComputedStyle(element).getPropertyValue('--font-mono') || 'monospace',
    fontSize: FONT_PX * typeScale(),
    lineHeight: 1.3,
    minimumContrastRatio: 4.5,
    scrollback: 5000,
    theme: readTheme(element),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(element);
  fit.fit();
  bindKeys(terminal);
  const resize = new ResizeObserver(() => {
    if (element.clientHeight > 0) fit.fit();
  });
  resize.observe(element);
  const input = terminal.onData(session.type);
  const screen = {
    get columns() {
      return terminal.cols;
    },
    write: (text: string) => terminal.write(text),
  };
  session.attach(screen);
  const resized = terminal.onResize(() => session.attach(screen));
  const stopTheme = onThemeChange(() => {
    terminal.options.theme = readTheme(element);
    terminal.options.fontSize = FONT_PX * typeScale();
    if (element.clientHeight > 0) fit.fit();
  });
  return {
    focus: () => terminal.focus(),
    dispose() {
      stopTheme();
      session.detach(screen);
      resized.dispose();
      input.dispose();
      resize.disconnect();
      terminal.dispose();
    },
  };
}
