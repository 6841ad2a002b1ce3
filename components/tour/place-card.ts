interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 12;

/** Where a card stands beside a pane: where most room is left, inside the window; over the pane's lower edge where there is none. */
export function placeCard(pane: Box, card: Size, window: Size): { readonly left: number; readonly top: number } {
  const right = pane.left + pane.width;
  const bottom = pane.top + pane.height;
  const within = (at: number, size: number, room: number) => Math.round(Math.max(GAP_PX, Math.min(at, room - size - GAP_PX)));
  const centreLeft = within(pane.left + (pane.width - card.width) / 2, card.width, window.width);
  const middleTop = within(pane.top + (pane.height - card.height) / 2, card.height, window.height);
  if (window.width - right >= card.width + 2 * GAP_PX) return { left: right + GAP_PX, top: middleTop };
  if (pane.left >= card.width + 2 * GAP_PX) return { left: Math.round(pane.left - card.width - GAP_PX), top: middleTop };
  if (pane.top >= card.height + 2 * GAP_PX) return { left: centreLeft, top: Math.round(pane.top - card.height - GAP_PX) };
  return { left: centreLeft, top: within(bottom - card.height - GAP_PX, card.height, window.height) };
}
