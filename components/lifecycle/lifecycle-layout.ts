import type { ChartedKind, LifecycleChart } from '#sim/index.ts';

/** Size of every drawing, px; it shrinks with the text column. */
export const CHART_WIDTH_PX = 376;
const NODE_HEIGHT_PX = 30;

export interface ChartNode {
  readonly state: string;
  readonly label: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A line between two states, or from the frame, which stands for every state inside it. */
export interface ChartLine {
  /** States that the line leaves. */
  readonly from: readonly string[];
  readonly to: string;
  /** There is a way back along the same line. */
  readonly isTwoWay: boolean;
  /** An SVG path. */
  readonly path: string;
}

export interface ChartLayout {
  readonly heightPx: number;
  readonly nodes: readonly ChartNode[];
  readonly lines: readonly ChartLine[];
  readonly frame: { readonly yPx: number; readonly heightPx: number };
}

/** Left edge, top edge and width, by hand: no algorithm places a dozen states as well as an eye. */
type Places = Readonly<Record<string, readonly [x: number, y: number, width: number, label: string]>>;

interface Plan {
  readonly places: Places;
  /** Height of the frame around the states that share their ways out. */
  readonly frameHeightPx: number;
  readonly framed: readonly string[];
  readonly heightPx: number;
}

const COLUMNS = [12, 134, 256] as const;
const WIDE = 108;
const QUARTERS = [0, 96, 192, 288] as const;
const NARROW = 88;

const PLANS: Readonly<Record<ChartedKind, Plan>> = {
  Job: {
    framed: ['created', 'active', 'suspended', 'ending'],
    frameHeightPx: 138,
    heightPx: 232,
    places: {
      created: [COLUMNS[0], 34, WIDE, 'Created'],
      active: [COLUMNS[1], 34, WIDE, 'Active'],
      suspended: [COLUMNS[2], 34, WIDE, 'Suspended'],
      ending: [COLUMNS[1], 92, WIDE, 'Ending'],
      complete: [COLUMNS[0], 174, WIDE, 'Complete'],
      failed: [COLUMNS[1], 174, WIDE, 'Failed'],
      gone: [COLUMNS[2], 174, WIDE, 'Deleted'],
    },
  },
  Pod: {
    framed: ['pending', 'unschedulable', 'creating', 'pulling', 'notReady', 'running', 'backingOff'],
    frameHeightPx: 208,
    heightPx: 302,
    places: {
      pending: [COLUMNS[0], 14, WIDE, 'Pending'],
      unschedulable: [COLUMNS[1], 14, WIDE, 'Unschedulable'],
      creating: [COLUMNS[0], 92, WIDE, 'Creating'],
      pulling: [COLUMNS[1], 92, WIDE, 'Pulling'],
      backingOff: [COLUMNS[2], 92, WIDE, 'Backing off'],
      notReady: [COLUMNS[0], 164, WIDE, 'Not ready'],
      running: [COLUMNS[2], 164, WIDE, 'Running'],
      succeeded: [QUARTERS[0], 244, NARROW, 'Succeeded'],
      failed: [QUARTERS[1], 244, NARROW, 'Failed'],
      terminating: [QUARTERS[2], 244, NARROW, 'Terminating'],
      gone: [QUARTERS[3], 244, NARROW, 'Deleted'],
    },
  },
  CronJob: {
    framed: ['waiting', 'active', 'suspended', 'suspendedActive'],
    frameHeightPx: 132,
    heightPx: 200,
    places: {
      waiting: [28, 14, 140, 'Waiting'],
      active: [208, 14, 140, 'Active'],
      suspended: [28, 88, 140, 'Suspended'],
      suspendedActive: [208, 88, 140, 'Suspended, active'],
      gone: [118, 166, 140, 'Deleted'],
    },
  },
};

/** Words for a state on screen. */
export function stateLabel(kind: ChartedKind, state: string): string {
  return PLANS[kind].places[state]?.[3] ?? state;
}

function nodeOf(plan: Plan, state: string): ChartNode {
  const place = plan.places[state];
  if (place === undefined) throw new Error(`lifecycleLayout: no place for state ${state}`);
  const [xPx, yPx, widthPx, label] = place;
  return { state, label, xPx, yPx, widthPx, heightPx: NODE_HEIGHT_PX };
}

const middle = ({ xPx, yPx, widthPx, heightPx }: ChartNode) => ({ x: xPx + widthPx / 2, y: yPx + heightPx / 2 });

/** Where the straight way from a node's middle to a point leaves the node. */
function edgePoint(node: ChartNode, to: { readonly x: number; readonly y: number }, gapPx: number): string {
  const from = middle(node);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const scale = Math.min((node.widthPx / 2 + gapPx) / Math.abs(dx || 1e-9), (node.heightPx / 2 + gapPx) / Math.abs(dy || 1e-9));
  return `${Math.round(from.x + dx * scale)} ${Math.round(from.y + dy * scale)}`;
}

/** A straight line, or an arc where a state of the same row stands between: under the last row, over the others. */
function pathBetween(nodes: readonly ChartNode[], from: ChartNode, to: ChartNode): string {
  const [a, b] = [middle(from), middle(to)];
  const isBetween = ({ xPx, yPx }: ChartNode) => yPx === from.yPx && xPx > Math.min(from.xPx, to.xPx) && xPx < Math.max(from.xPx, to.xPx);
  if (from.yPx !== to.yPx || !nodes.some(isBetween)) return `M${edgePoint(from, b, 3)} L${edgePoint(to, a, 3)}`;
  const isLast = nodes.every(({ yPx }) => yPx <= from.yPx);
  const side = isLast ? 1 : -1;
  const y = a.y + side * (NODE_HEIGHT_PX / 2 + 3);
  const bend = y + side * (12 + Math.abs(b.x - a.x) * 0.06);
  const towards = Math.sign(b.x - a.x) * 14;
  return `M${a.x + towards} ${y} C${a.x + towards * 3} ${bend} ${b.x - towards * 3} ${bend} ${b.x - towards} ${y}`;
}

/** Places a lifecycle's states and lines. Every transition of the chart lies on exactly one line. */
export function layoutLifecycle(kind: ChartedKind, chart: LifecycleChart): ChartLayout {
  const plan = PLANS[kind];
  const nodes = chart.states.map((state) => nodeOf(plan, state));
  const byState = new Map(nodes.map((node) => [node.state, node]));
  const pairs = new Set(chart.transitions.map(({ from, to }) => `${from} ${to}`));
  const shared = chart.states.filter((to) => !plan.framed.includes(to) && plan.framed.every((from) => pairs.has(`${from} ${to}`)));
  const lines: ChartLine[] = shared.map((to) => {
    const node = nodeOf(plan, to);
    const { x } = middle(node);
    return { from: plan.framed, to, isTwoWay: false, path: `M${x} ${plan.frameHeightPx} L${x} ${node.yPx - 3}` };
  });
  for (const pair of pairs) {
    const [from = '', to = ''] = pair.split(' ');
    const [start, end] = [byState.get(from), byState.get(to)];
    if (start === undefined || end === undefined || from === to) continue;
    if (plan.framed.includes(from) && shared.includes(to)) continue;
    const isTwoWay = pairs.has(`${to} ${from}`);
    if (isTwoWay && from > to) continue;
    lines.push({ from: [from], to, isTwoWay, path: pathBetween(nodes, start, end) });
  }
  return { heightPx: plan.heightPx, nodes, lines, frame: { yPx: 0, heightPx: plan.frameHeightPx } };
}
