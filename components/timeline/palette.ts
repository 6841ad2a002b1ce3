/** Colours of the canvas, read from the tokens of the theme that is on. */
export interface Palette {
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly panel: string;
  readonly sunken: string;
  readonly selected: string;
  readonly accent: string;
  readonly pending: string;
  readonly creating: string;
  readonly running: string;
  readonly notReady: string;
  readonly succeeded: string;
  readonly failed: string;
  readonly waiting: string;
  readonly mono: string;
}

/** Resolves the tokens through a probe element: a custom property alone may still hold `light-dark(…)`. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span');
  host.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  probe.style.fontFamily = 'var(--mono)';
  const palette: Palette = {
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    line: colour('line'),
    panel: colour('panel'),
    sunken: colour('panel-sunken'),
    selected: colour('selected'),
    accent: colour('accent'),
    pending: colour('state-pending'),
    creating: colour('state-creating'),
    running: colour('state-running'),
    notReady: colour('state-not-ready'),
    succeeded: colour('state-succeeded'),
    failed: colour('state-failed'),
    waiting: colour('state-waiting'),
    mono: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return palette;
}
