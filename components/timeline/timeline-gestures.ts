import { type LabSession, NONE, panned, zoomed } from '#components/lab/index.ts';
import type { TimelineRenderer } from './timeline-renderer.ts';

const DRAG_PX = 4;

/** Wheel, drag, pinch and click on the canvas. Returns the way to stop listening. */
export function listenToGestures(stage: HTMLElement, lab: LabSession, renderer: TimelineRenderer): () => void {
  const { view, screen, log } = lab;
  const pointers = new Map<number, number>();
  let travelledPx = 0;

  const xIn = (clientX: number) => clientX - stage.getBoundingClientRect().left;

  function pan(byPx: number) {
    // Over the middle: where idle stretches are folded, the scale differs from place to place.
    const middle = renderer.middlePx();
    view.setState(panned(renderer.window(), renderer.instantAt(middle - byPx) - renderer.instantAt(middle)));
  }

  function zoom(factor: number, clientX: number) {
    view.setState(zoomed(renderer.window(), factor, renderer.instantAt(xIn(clientX))));
  }

  function onWheel(event: WheelEvent) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(1.0025 ** event.deltaY, event.clientX);
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      pan(-(event.shiftKey ? event.deltaY || event.deltaX : event.deltaX));
    }
  }

  function onDown(event: PointerEvent) {
    pointers.set(event.pointerId, event.clientX);
    if (pointers.size === 1) travelledPx = 0;
  }

  function onMove(event: PointerEvent) {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    const moved = event.clientX - before;
    travelledPx += Math.abs(moved);
    if (travelledPx <= DRAG_PX) return;
    pointers.set(event.pointerId, event.clientX);
    stage.setPointerCapture(event.pointerId);
    if (other === undefined) return pan(moved);
    const distance = Math.max(20, Math.abs(event.clientX - other));
    zoom(Math.max(20, Math.abs(before - other)) / distance, (event.clientX + other) / 2);
  }

  function onUp(event: PointerEvent) {
    const wasPressed = pointers.delete(event.pointerId);
    if (!wasPressed || travelledPx > DRAG_PX || event.type !== 'pointerup') return;
    const object = renderer.objectAt(event.clientY - stage.getBoundingClientRect().top);
    screen.setState({ selectedUid: object === NONE ? null : (log.objects[object]?.uid ?? null) });
  }

  stage.addEventListener('wheel', onWheel, { passive: false });
  stage.addEventListener('pointerdown', onDown);
  stage.addEventListener('pointermove', onMove);
  stage.addEventListener('pointerup', onUp);
  stage.addEventListener('pointercancel', onUp);
  return () => {
    stage.removeEventListener('wheel', onWheel);
    stage.removeEventListener('pointerdown', onDown);
    stage.removeEventListener('pointermove', onMove);
    stage.removeEventListener('pointerup', onUp);
    stage.removeEventListener('pointercancel', onUp);
  };
}
