import { describe, expect, it } from 'vitest';
import { chartOf } from '#sim/play/index.ts';
import { CHART_WIDTH_PX, layoutLifecycle } from './lifecycle-layout.ts';

describe.each(['Pod', 'Job', 'CronJob'] as const)('the drawing of a %s', (kind) => {
  const chart = chartOf(kind);
  const { nodes, lines, heightPx } = layoutLifecycle(kind, chart);

  it('has every state once, inside the picture, and none on another', () => {
    expect(nodes.map(({ state }) => state)).toEqual(chart.states);
    for (const a of nodes) {
      expect(a.xPx + a.widthPx).toBeLessThanOrEqual(CHART_WIDTH_PX);
      expect(a.yPx + a.heightPx).toBeLessThanOrEqual(heightPx);
      const covered = nodes.filter(
        (b) =>
          b !== a && a.xPx < b.xPx + b.widthPx && b.xPx < a.xPx + a.widthPx && a.yPx < b.yPx + b.heightPx && b.yPx < a.yPx + a.heightPx,
      );
      expect(covered).toEqual([]);
    }
  });

  it('draws every transition on exactly one line, and no other', () => {
    const drawn = lines.flatMap(({ from, to, isTwoWay }) => [
      ...from.map((one) => `${one} ${to}`),
      ...(isTwoWay ? from.map((one) => `${to} ${one}`) : []),
    ]);
    const wanted = new Set(chart.transitions.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`));
    expect(drawn.sort()).toEqual([...wanted].sort());
  });
});
