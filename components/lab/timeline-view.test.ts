import { describe, expect, it } from 'vitest';
import { createTimelineView, panned, toggleFold, windowOf, zoomed } from './timeline-view.ts';

describe('windowOf', () => {
  it('shows the whole run, and at least a minute of it', () => {
    const view = createTimelineView(null).getState();
    expect(windowOf(view, 5_000, 5_000)).toEqual({ fromMs: 0, toMs: 60_000 });
    expect(windowOf(view, 0, 940_000)).toEqual({ fromMs: 0, toMs: 1_000_000 });
  });

  it('moves with now once now comes near the right edge', () => {
    const view = createTimelineView(100_000).getState();
    expect(windowOf(view, 10_000, 10_000).fromMs).toBe(0);
    expect(windowOf(view, 186_000, 186_000)).toEqual({ fromMs: 100_000, toMs: 200_000 });
  });

  it('stays where the learner put it', () => {
    const view = createTimelineView(null);
    view.setState(panned({ fromMs: 0, toMs: 60_000 }, 30_000));
    expect(windowOf(view.getState(), 500_000, 500_000)).toEqual({ fromMs: 30_000, toMs: 90_000 });
  });
});

describe('zoomed', () => {
  it('keeps the instant under the pointer in its place', () => {
    expect(zoomed({ fromMs: 0, toMs: 100_000 }, 0.5, 50_000)).toEqual({ follow: 'free', fromMs: 25_000, spanMs: 50_000 });
  });

  it('never shows what was before the start, nor less than half a second', () => {
    expect(zoomed({ fromMs: 0, toMs: 100_000 }, 2, 90_000).fromMs).toBe(0);
    expect(zoomed({ fromMs: 0, toMs: 600 }, 0.01, 300).spanMs).toBe(500);
  });
});

it('toggleFold hides and shows what belongs to an object', () => {
  const view = createTimelineView(null);
  toggleFold(view, 3, view.getState().folded.has(3));
  expect([...view.getState().folded]).toEqual([3]);
  toggleFold(view, 3, view.getState().folded.has(3));
  expect(view.getState().folded.size).toBe(0);
});
