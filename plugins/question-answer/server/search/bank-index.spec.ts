import fc from 'fast-check';
import { aBank, aQuestion, aText } from './testing/searchable-question.ts';
import { BankIndex } from './bank-index.ts';
import { affordableTerms } from './candidates.ts';

function indexOf(...questions: Parameters<BankIndex['add']>[0]): BankIndex {
  const index = new BankIndex();
  index.add(questions);
  return index;
}

const ids = (matches: { id: string }[]) => matches.map(({ id }) => id);

test('a question is found by its own text, first among those that differ from it', () => {
  fc.assert(
    fc.property(aBank(), fc.nat(), (bank, pick) => {
      const sought = bank[pick % bank.length]!;
      const [best] = indexOf(...bank).search({ text: sought.text, limit: 1 });
      if (!best) return; // a text of punctuation alone
      expect(best.score).toBeCloseTo(1, 4);
      const own = indexOf(...bank)
        .search({ text: sought.text, limit: 40 })
        .find(({ id }) => id === sought.id);
      expect(own?.score).toBeCloseTo(best.score, 6);
    }),
  );
});

test('scores are between 0 and 1, best first, and never more than asked for', () => {
  fc.assert(
    fc.property(aBank(), aText(), fc.integer({ min: 1, max: 10 }), (bank, text, limit) => {
      const matches = indexOf(...bank).search({ text, limit });
      const scores = matches.map(({ score }) => score);
      expect(matches.length).toBeLessThanOrEqual(limit);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      expect(matches.flatMap(({ score, overlap }) => [score, overlap]).every((value) => value >= 0 && value <= 1)).toBe(
        true,
      );
      expect(new Set(ids(matches)).size).toBe(matches.length);
    }),
  );
});

test('fewer results are the beginning of more', () => {
  fc.assert(
    fc.property(aBank(), aText(), (bank, text) => {
      const index = indexOf(...bank);
      const few = index.search({ text, limit: 3 }).map(({ score }) => score);
      expect(few).toEqual(
        index
          .search({ text, limit: 60 })
          .map(({ score }) => score)
          .slice(0, 3),
      );
    }),
  );
});

test('whatever was added and removed in whatever order, exactly the living are found', () => {
  const step = fc.record({ add: fc.boolean(), ids: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const index = new BankIndex();
      const living = new Map<string, string>();
      steps.forEach(({ add, ids: numbers }, round) => {
        const named = [...new Set(numbers)].map((number) => aQuestion(`q${number}`, `光合作用 第${round}轮`));
        if (add) index.add(named);
        else index.remove(named.map(({ id }) => id));
        for (const { id, text } of named)
          if (add) living.set(id, text);
          else living.delete(id);
      });
      expect(ids(index.search({ text: '光合作用', limit: 200 })).toSorted()).toEqual([...living.keys()].toSorted());
      expect(index.size().questions).toBe(living.size);
    }),
  );
});

test('adding one by one finds the same as adding at once', () => {
  fc.assert(
    fc.property(aBank(), aText(), (bank, text) => {
      const single = new BankIndex();
      for (const question of bank) single.add([question]);
      expect(single.search({ text, limit: 5 })).toEqual(indexOf(...bank).search({ text, limit: 5 }));
    }),
  );
});

test('a later text replaces the earlier one, within a batch as well', () => {
  const index = indexOf(aQuestion('a', '光合作用的产物'), aQuestion('a', '勾股定理的证明'));
  expect(index.search({ text: '光合作用', limit: 5 })).toEqual([]);
  index.add([aQuestion('a', '欧姆定律的应用')]);
  expect(index.search({ text: '勾股定理', limit: 5 })).toEqual([]);
  expect(ids(index.search({ text: '欧姆定律', limit: 5 }))).toEqual(['a']);
});

test('subject, grade and exclusion narrow a search', () => {
  const text = '密度的计算';
  const index = indexOf(
    aQuestion('physics-8', text, { subject: 'physics', grade: 8 }),
    aQuestion('physics', text, { subject: 'physics' }),
    aQuestion('math-8', text, { grade: 8 }),
  );
  expect(ids(index.search({ text, subject: 'physics', limit: 5 }))).toEqual(['physics-8', 'physics']);
  expect(ids(index.search({ text, grade: 9, limit: 5 }))).toEqual(['physics']);
  expect(ids(index.search({ text, exclude: ['physics', 'nobody'], limit: 5 }))).toEqual(['physics-8', 'math-8']);
  expect(index.search({ text, subject: 'history', limit: 5 })).toEqual([]);
});

test('a short question beats a long passage that has the words scattered', () => {
  const filler = '春天来了，花园里开满了各种颜色的花朵，孩子们在草地上玩耍。'.repeat(20);
  const scattered = ['光合', '合作', '作用', '用的', '的产', '产物'].join(filler);
  const index = indexOf(aQuestion('long', scattered), aQuestion('short', '光合作用的结果有哪些'));
  expect(index.search({ text: '光合作用的产物', limit: 2 })[0]?.id).toBe('short');
});

test('texts with nothing to search by, and absurd limits, give an empty list', () => {
  const index = indexOf(aQuestion('a', '光合作用'));
  for (const text of ['', ' ', '？！', '光']) expect(index.search({ text, limit: 5 })).toEqual([]);
  for (const limit of [0, -1, NaN]) expect(index.search({ text: '光合作用', limit })).toEqual([]);
  expect(new BankIndex().search({ text: '光合作用', limit: 5 })).toEqual([]);
});

test('the budget takes rare terms first, and at least one that is in the bank', () => {
  expect(affordableTerms(Uint32Array.of(0, 0, 900, 950), 100)).toBe(3);
  expect(affordableTerms(Uint32Array.of(1, 2, 50, 60), 100)).toBe(3);
  expect(affordableTerms(Uint32Array.of(), 100)).toBe(0);
});
