import { pageSize, type Point } from '../model/element.ts';
import { firstView, fitScale, isSeen, panBy, pinch, settle, toPage, toPixel, wholePage, withinPage, zoomAt, type Size } from './viewport.ts';

const desk: Size = { width: 800, height: 600 };
const phone: Size = { width: 390, height: 500 };
const near = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y) < 1e-6;

describe('what of a page is seen', () => {
  it('is the whole page at first on a desk, and its width made larger on a phone', () => {
    expect(firstView(desk)).toEqual({ x: 0, y: 0, scale: 0.25 });
    expect(firstView(phone).scale).toBeGreaterThan(fitScale(phone));
    expect(wholePage(phone)).toEqual({ x: 0, y: (pageSize.height - 500 / fitScale(phone)) / 2, scale: fitScale(phone) });
  });

  it('keeps under the pointer what lay there', () => {
    const view = zoomAt(wholePage(desk), desk, { x: 300, y: 200 }, 3);
    const again = zoomAt(view, desk, { x: 420, y: 310 }, 1.4);
    expect(near(toPage(view, { x: 420, y: 310 }), toPage(again, { x: 420, y: 310 }))).toBeTrue();
    expect(near(toPixel(again, toPage(again, { x: 7, y: 9 })), { x: 7, y: 9 })).toBeTrue();
  });

  it('follows two fingers', () => {
    const view = zoomAt(wholePage(desk), desk, { x: 400, y: 300 }, 3);
    const [before, after] = [
      [{ x: 350, y: 300 }, { x: 450, y: 300 }],
      [{ x: 320, y: 310 }, { x: 460, y: 310 }],
    ] as const;
    const next = pinch(view, desk, before, after);
    expect(near(toPage(view, { x: 400, y: 300 }), toPage(next, { x: 390, y: 310 }))).toBeTrue();
    expect(next.scale / view.scale).toBeCloseTo(1.4);
  });

  it('has nothing beside the page', () => {
    const wide: Size = { width: 1_000, height: 600 };
    const beside = toPage(wholePage(wide), { x: 20, y: 300 });
    expect(beside.x).toBeLessThan(0);
    expect(withinPage({ ...beside, pressure: 0.5 })).toEqual({ x: 0, y: 1_200, pressure: 0.5 });
    expect(withinPage({ x: 9_000, y: 9_000 })).toEqual({ x: pageSize.width, y: pageSize.height });
  });

  it('knows what lies outside of it', () => {
    const corner = zoomAt(wholePage(desk), desk, { x: 0, y: 0 }, 4);
    const box = (x: number, y: number) => ({ x, y, width: 100, height: 100 });
    expect([box(0, 0), box(790, 0), box(900, 0), box(0, 2_000)].map((one) => isSeen(corner, desk, one))).toEqual([true, true, false, false]);
    expect(isSeen(wholePage(desk), desk, box(900, 2_000))).toBeTrue();
  });

  it('never leaves the page, nor makes it smaller than the view', () => {
    const far = panBy(zoomAt(wholePage(desk), desk, { x: 0, y: 0 }, 2), desk, { x: 9_000, y: -9_000 });
    expect([far.x, far.y]).toEqual([0, pageSize.height - desk.height / far.scale]);
    expect(settle({ x: 5, y: 5, scale: 0 }, desk)).toEqual(wholePage(desk));
    expect(zoomAt(wholePage(desk), desk, { x: 1, y: 1 }, 1e9).scale).toBeCloseTo(fitScale(desk) * 6);
  });
});
