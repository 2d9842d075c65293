import fc from 'fast-check';
import * as Y from 'yjs';
import { checkUpdate, largestUpdate, mergeUpdates } from './board-update.ts';

/** Strokes of some hands on one board, each increment as it came. */
function draw(strokes: readonly (readonly [hand: number, points: readonly number[]])[]): { updates: Uint8Array[]; whole: unknown } {
  const board = new Y.Doc();
  board.getArray('strokes');
  const updates = strokes.map(([hand, points]) => {
    const page = new Y.Doc();
    Y.applyUpdate(page, Y.encodeStateAsUpdate(board));
    page.clientID = hand;
    const before = Y.encodeStateVector(page);
    page.getArray('strokes').push([[...points]]);
    const update = Y.encodeStateAsUpdate(page, before);
    Y.applyUpdate(board, update);
    return update;
  });
  return { updates, whole: board.toJSON() };
}

const strokes = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(2_000), { minLength: 1, maxLength: 8 })), { minLength: 1, maxLength: 12 });

const contentOf = (update: Uint8Array) => {
  const board = new Y.Doc();
  board.getArray('strokes');
  Y.applyUpdate(board, update);
  return board.toJSON();
};

test('what was drawn is known by its hand', async () => {
  await fc.assert(
    fc.asyncProperty(strokes, async (some) => {
      const { updates } = draw(some);
      for (const [at, update] of updates.entries()) expect(await checkUpdate(update)).toEqual({ isFit: true, hands: [some[at]![0]], isEmpty: false });
    }),
  );
});

test('increments merged in any order, and some of them twice, are the same board', async () => {
  await fc.assert(
    fc.asyncProperty(strokes, fc.infiniteStream(fc.nat(1_000)), async (some, lots) => {
      const { updates, whole } = draw(some);
      const drawn = [...updates, updates[0]!].map((update) => ({ update, lot: lots.next().value as number }));
      const shuffled = drawn.sort((a, b) => a.lot - b.lot).map(({ update }) => update);
      expect(contentOf(await mergeUpdates(shuffled))).toEqual(whole);
    }),
  );
});

test('whatever bytes come, it is refused or can be applied, and nothing breaks', async () => {
  const { updates } = draw([[1, [1, 2, 3]], [2, [4, 5]]]);
  const bent = fc.tuple(fc.constantFrom(...updates), fc.nat(), fc.integer({ min: 0, max: 255 })).map(([update, at, byte]) => {
    const copy = Uint8Array.from(update);
    copy[at % copy.length] = byte;
    return copy;
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), bent), async (bytes) => {
      const checked = await checkUpdate(bytes);
      const merged = checked.isFit ? await mergeUpdates([updates[0]!, bytes]) : updates[0]!;
      expect(() => contentOf(merged)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('what is too large is not even read', async () => {
  expect(await checkUpdate(new Uint8Array(largestUpdate + 1))).toEqual({ isFit: false, problem: 'too-large' });
});
