import type { BoardElement } from './element.ts';
import { boxOf, isHit } from './hit-test.ts';

const onPage = { page: '1', order: 1, ink: 'black' } as const;
const shape = (kind: 'line' | 'rectangle' | 'ellipse' | 'arrow'): BoardElement => ({ ...onPage, kind, width: 'fine', from: { x: 100, y: 100 }, to: { x: 500, y: 300 } });

describe('the eraser', () => {
  it('touches the line of a shape and not what it goes round', () => {
    for (const kind of ['rectangle', 'ellipse'] as const) expect(isHit(shape(kind), { x: 300, y: 200 }, 20)).withContext(kind).toBeFalse();
    expect(isHit(shape('rectangle'), { x: 105, y: 200 }, 20)).toBeTrue();
    expect(isHit(shape('ellipse'), { x: 300, y: 105 }, 20)).toBeTrue();
    for (const kind of ['line', 'arrow'] as const) expect(isHit(shape(kind), { x: 300, y: 200 }, 20)).withContext(kind).toBeTrue();
    expect(isHit(shape('line'), { x: 300, y: 280 }, 20)).toBeFalse();
  });

  it('touches a stroke where it was drawn, a dot too', () => {
    const stroke: BoardElement = { ...onPage, kind: 'stroke', width: 'fine', points: [{ x: 0, y: 0 }, { x: 400, y: 0 }], pressures: null };
    expect(isHit(stroke, { x: 200, y: 15 }, 20)).toBeTrue();
    expect(isHit(stroke, { x: 200, y: 60 }, 20)).toBeFalse();
    expect(isHit({ ...stroke, points: [{ x: 50, y: 50 }] }, { x: 60, y: 50 }, 20)).toBeTrue();
    expect(isHit({ ...stroke, points: [] }, { x: 900, y: 900 }, 20)).toBeFalse();
  });

  it('touches words anywhere', () => {
    const words: BoardElement = { ...onPage, kind: 'text', at: { x: 100, y: 100 }, size: 60, text: '勾股定理' };
    expect(boxOf(words).width).toBe(240);
    expect(isHit(words, { x: 220, y: 130 }, 5)).toBeTrue();
    expect(isHit(words, { x: 420, y: 130 }, 5)).toBeFalse();
  });
});
