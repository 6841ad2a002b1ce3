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

/** Labels of the lanes that are on screen. */
export function laneLabels(log: TimelineLog, lanes: readonly Lane[], viewport: Viewport): readonly LaneLabel[] {
  const { first, end } = lanesOnScreen(lanes.length, viewport);
  const labels: LaneLabel[] = [];
  for (let index = first; index < end; index++) {
    const lane = lanes[index];
    const object = lane && log.objects[lane.object];
    if (lane === undefined || object === undefined) continue;
    labels.push({
      object: lane.object,
      uid: object.uid,
      kind: object.kind,
      name: object.name,
      shortName: shortName(object.name, log.objects[object.owner]?.name),
      depth: lane.depth,
      hasChildren: lane.hasChildren,
      isFolded: lane.isFolded,
      topPx: index * viewport.rowHeightPx,
    });
  }
  return labels;
}
