/** The size of an element as the browser last told it: to ask for it would lay out the page, in every frame. */
export interface Measured {
  widthPx: number;
  heightPx: number;
  stop(): void;
}

/** @param onChange called when the size has changed */
export function measured(element: HTMLElement, onChange: () => void): Measured {
  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    size.widthPx = entry.contentRect.width;
    size.heightPx = entry.contentRect.height;
    onChange();
  });
  const size: Measured = { widthPx: element.clientWidth, heightPx: element.clientHeight, stop: () => observer.disconnect() };
  observer.observe(element);
  return size;
}

/** Gives a canvas a pixel for each of the device. @returns its width in these */
export function fitCanvas(canvas: HTMLCanvasElement, { widthPx, heightPx }: Pick<Measured, 'widthPx' | 'heightPx'>, scale: number): number {
  const width = Math.round(widthPx * scale);
  const height = Math.round(heightPx * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  return width;
}
