import { Touches, type Touch } from './touches.ts';

const finger = (id: number): Touch => ({ id, type: 'touch', x: 0, y: 0 });
const pen = (id: number): Touch => ({ ...finger(id), type: 'pen' });
const mouse = (id: number): Touch => ({ ...finger(id), type: 'mouse' });

describe('touches of the board', () => {
  let touches: Touches;
  beforeEach(() => (touches = new Touches()));

  it('draw with one finger and move the page with two', () => {
    expect([touches.begin(finger(1), false), touches.begin(finger(2), false)]).toEqual(['draw', 'move']);
    touches.end(1);
    expect(touches.meaning).toBe('move');
    touches.end(2);
    expect(touches.begin(finger(3), false)).toBe('draw');
  });

  it('draw nothing with the hand that holds a stylus', () => {
    expect(touches.begin(finger(1), false)).toBe('draw');
    expect(touches.begin(pen(2), false)).toBe('draw');
    expect(touches.begin(finger(3), false)).toBe('nothing');
    expect(touches.end(3)).toBeFalse();
    touches.end(2);
    expect(touches.begin(finger(4), false)).toBe('move');
    touches.end(4);
    expect([touches.begin(pen(5), false), touches.hasSeenPen]).toEqual(['draw', true]);
  });

  it('move the page by the tool for it, and by the mouse as by a finger', () => {
    expect(touches.begin(mouse(1), true)).toBe('move');
    touches.end(1);
    expect(touches.begin(mouse(1), false)).toBe('draw');
  });
});
