import { describe, expect, it } from 'vitest';
import { placeCard } from './place-card.ts';

const CARD = { width: 300, height: 180 };
const WINDOW = { width: 1440, height: 900 };

describe('the card of the tour', () => {
  it('stands beside its pane where there is room', () => {
    expect(placeCard({ left: 0, top: 48, width: 460, height: 852 }, CARD, WINDOW)).toEqual({ left: 472, top: 384 });
    expect(placeCard({ left: 1000, top: 48, width: 440, height: 400 }, CARD, WINDOW)).toEqual({ left: 688, top: 158 });
  });

  it('stands above a pane that is as wide as the window', () => {
    expect(placeCard({ left: 200, top: 500, width: 1240, height: 300 }, CARD, { width: 1440, height: 900 })).toEqual({
      left: 670,
      top: 308,
    });
  });

  it('stays in the window of a phone', () => {
    const { left, top } = placeCard(
      { left: 0, top: 92, width: 390, height: 650 },
      { width: 366, height: 200 },
      { width: 390, height: 844 },
    );
    expect(left).toBe(12);
    expect(top).toBe(530);
  });
});
