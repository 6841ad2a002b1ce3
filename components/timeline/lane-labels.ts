import { shortName, type TimelineLog } from '#components/lab/index.ts';
import { lanesOnScreen, type Viewport } from './layout-timeline.ts';
import type { Lane } from './order-lanes.ts';

/** The name of a lane, ready to be drawn. */
export interface LaneLabel {
  readonly object: number;
  readonly uid: string;
  readonly kind: string;
  readonly name: string;
  /** The name without its owner's, which stands above: `…-x7k2p`. */
  readonly shortName: string;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isFolded: boolean;
  /** From the top of the first lane, not of the screen. */
  readonly topPx: number;
}

function isSame(a: LaneLabel, b: LaneLabel): boolean {
  return a.uid === b.uid && a.topPx === b.topPx && a.depth === b.depth && a.hasChildren === b.hasChildren && a.isFolded === b.isFolded;
}

/**
 * Labels of the lanes that are on screen.
 *
 * @param before those of the picture before: what is as it was is used again, all of them or one by one
 */
export function laneLabels(
  log: TimelineLog,
  lanes: readonly Lane[],
  viewport: Viewport,
  before: readonly LaneLabel[] = [],
): readonly LaneLabel[] {
  const known = new Map(before.map((label) => [label.uid, label]));
  const { first, end } = lanesOnScreen(lanes.length, viewport);
  const labels: LaneLabel[] = [];
  for (let index = first; index < end; index++) {
    const lane = lanes[index];
    const object = lane && log.objects[lane.object];
    if (lane === undefined || object === undefined) continue;
    const label: LaneLabel = {
      object: lane.object,
      uid: object.uid,
      kind: object.kind,
      name: object.name,
      shortName: shortName(object.name, log.objects[object.owner]?.name),
      depth: lane.depth,
      hasChildren: lane.hasChildren,
      isFolded: lane.isFolded,
      topPx: index * viewport.rowHeightPx,
    };
    const old = known.get(label.uid);
    labels.push(old !== undefined && isSame(old, label) ? old : label);
  }
  return labels.length === before.length && labels.every((label, i) => label === before[i]) ? before : labels;
}
