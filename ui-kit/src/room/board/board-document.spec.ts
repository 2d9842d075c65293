import * as Y from 'yjs';
import { BoardDocument, firstPage } from './board-document.ts';
import type { Point } from './model/element.ts';
import { neededPoints } from './model/simplify.ts';

const line = (from: number, to: number): Point[] => [{ x: from, y: 10 }, { x: to, y: 60 }];
const stroke = { ink: 'blue', width: 'fine' } as const;

/** Two people who see all that the other draws. */
function pair(): [BoardDocument, BoardDocument] {
  const [one, other] = [new BoardDocument(Y), new BoardDocument(Y)];
  one.onDrawn((update) => other.take(update));
  other.onDrawn((update) => one.take(update));
  return [one, other];
}

function draw(board: BoardDocument, points: readonly Point[]): string {
  const growing = board.beginStroke(firstPage, stroke);
  growing.extend({ points: points.slice(0, 1), pressures: null });
  growing.extend({ points: points.slice(1), pressures: null });
  return growing.id;
}

/** As the server keeps them: what came in a moment as one, and again when there are many. */
function fold(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 1) return updates[0]!;
  const groups = Array.from({ length: Math.ceil(updates.length / 60) }, (_, index) => Y.mergeUpdates(updates.slice(index * 60, index * 60 + 60)));
  return fold(groups);
}

describe('a board', () => {
  it('is seen by the other while a stroke grows', () => {
    const [one, other] = pair();
    const growing = one.beginStroke(firstPage, stroke);
    growing.extend({ points: line(10, 20), pressures: null });
    expect(other.element(growing.id)).toEqual(jasmine.objectContaining({ kind: 'stroke', points: line(10, 20) }));
    growing.extend({ points: [{ x: 30, y: 70 }], pressures: null });
    expect(other.elementsOf(firstPage).map(({ element }) => (element.kind === 'stroke' ? element.points.length : 0))).toEqual([3]);
  });

  it('takes back what the person drew, stroke by stroke, and never what the other did', () => {
    const [one, other] = pair();
    const first = draw(one, line(1, 2));
    const theirs = draw(other, line(3, 4));
    const second = draw(one, line(5, 6));
    one.undo();
    expect(one.elementsOf(firstPage).map(({ id }) => id)).toEqual([first, theirs]);
    one.undo();
    one.undo();
    expect(other.elementsOf(firstPage).map(({ id }) => id)).toEqual([theirs]);
    expect([one.canUndo, one.canRedo]).toEqual([false, true]);
    one.redo();
    one.redo();
    expect(other.elementsOf(firstPage).map(({ id }) => id)).toEqual([first, theirs, second]);
    expect(other.element(second)).toEqual(one.element(second));
  });

  it('tells when there is something to take back, and to do again', () => {
    const [one] = pair();
    let told: boolean[] = [];
    one.onChange(() => (told = [one.canUndo, one.canRedo]));
    draw(one, line(1, 2));
    expect(told).toEqual([true, false]);
    one.undo();
    expect(told).toEqual([false, true]);
  });

  it('gives back by undo what was rubbed out of the other', () => {
    const [one, other] = pair();
    const theirs = draw(other, line(3, 4));
    one.beginStep();
    one.remove([theirs]);
    expect(other.elementsOf(firstPage)).toEqual([]);
    one.undo();
    expect(other.elementsOf(firstPage).length).toBe(1);
  });

  it('ends a stroke quietly that the other rubs out while it grows', () => {
    const [one, other] = pair();
    const growing = one.beginStroke(firstPage, stroke);
    growing.extend({ points: line(1, 2), pressures: null });
    other.remove([growing.id]);
    growing.extend({ points: line(3, 4), pressures: null });
    expect([one, other].map((board) => board.elementsOf(firstPage).length)).toEqual([0, 0]);
  });

  it('has pages, and lets go only of empty ones', () => {
    const [one, other] = pair();
    const page = one.addPage();
    expect(other.pages).toEqual([firstPage, page]);
    other.add(page, { kind: 'text', ink: 'black', at: { x: 0, y: 0 }, size: 60, text: '解' });
    expect([one.removePage(page), one.removePage(firstPage)]).toEqual([false, false]);
    other.undo();
    expect(one.removePage(page)).toBeTrue();
    expect(other.pages).toEqual([firstPage]);
  });

  it('is the same for who comes late, whatever the order', () => {
    const updates: Uint8Array[] = [];
    const one = new BoardDocument(Y);
    one.onDrawn((update) => updates.push(update));
    [1, 2, 3, 4].forEach((at) => draw(one, line(at, at + 5)));
    one.undo();
    const late = new BoardDocument(Y);
    for (const update of [...updates].reverse()) late.take(update);
    late.take(one.whole());
    expect(late.elementsOf(firstPage)).toEqual(one.elementsOf(firstPage));
  });

  it('shows nothing of what another app writes into it, and stays', () => {
    const board = new BoardDocument(Y);
    const foreign = new Y.Doc();
    foreign.getMap('e').set('x', { kind: 'script' });
    foreign.getMap('e').set('y', Y.Array.from([[0, '1', 1, 0, 9], Uint8Array.of(7)]));
    foreign.getArray('p').push([42, { x: 1 }]);
    board.take(Y.encodeStateAsUpdate(foreign));
    expect([board.elementsOf(firstPage), board.pages]).toEqual([[], [firstPage]]);
  });

  it('stays below 2 MB in half an hour in which two people draw three seconds of five', () => {
    const boards = [new BoardDocument(Y), new BoardDocument(Y)];
    const sent: Uint8Array[] = [];
    for (const board of boards) board.onDrawn((update) => sent.push(update));
    let seed = 5;
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    const strokesOfHalfAnHour = (30 * 60) / 5;
    for (let count = 0; count < strokesOfHalfAnHour * 3; count++) {
      for (const board of boards) {
        const growing = board.beginStroke(firstPage, stroke);
        let [x, y, direction] = [random() * 3_000, random() * 2_000, random() * 6];
        // A second at 60 points a second, told twenty times, as a hand and a phone do.
        for (let run = 0; run < 20; run++) {
          const points = Array.from({ length: 3 }, () => {
            direction += (random() - 0.5) * 0.8;
            x += Math.cos(direction) * 14;
            y += Math.sin(direction) * 14;
            return { x, y };
          });
          growing.extend({ points: neededPoints(points, 3).map((index) => points[index]!), pressures: null });
        }
      }
    }
    const kept = fold(sent);
    expect(kept.byteLength).toBeLessThan(2 * 1024 * 1024);
    expect(boards[0]!.elementsOf(firstPage).length).toBe(strokesOfHalfAnHour * 3);
  });
});
