import fc from 'fast-check';
import type { BankQuestion, BankQuestionType } from './bank-question.ts';
import { rungs } from './guidance-ladder.ts';
import { ladderContent, openRungs } from './rung-content.ts';

const imported: BankQuestion = {
  id: 'b1',
  subject: 'biology',
  grade: 7,
  type: 'single-choice',
  stem: '下列哪一项是植物制造有机物的场所？',
  options: ['A. 线粒体', 'B. 叶绿体', 'C. 液泡', 'D. 细胞壁'],
  answer: ['B'],
  explanation: '植物细胞里有几种能量转换器。其中一种能把光能变成化学能。叶绿体是进行光合作用的场所。A项错误。故选B。',
  knowledgePoints: ['细胞结构'],
};

describe('a question without written thinking', () => {
  test('hints come from the first half of the explanation, sentence by sentence', () => {
    const content = ladderContent(imported);
    expect(content.thinking.text).toBe('植物细胞里有几种能量转换器。');
    expect(content['first-step'].text).toBe('其中一种能把光能变成化学能。');
  });

  test.each([
    ['names the right option', '叶绿体制造有机物。下一句。再一句。最后。'],
    ['names an option by its letter', 'A项不会制造有机物。其一。其二。其三。'],
    ['concludes', '故本题应当选择第二项。其一。其二。其三。'],
    ['judges', '线粒体的说法是错误的。其一。其二。其三。'],
  ])('a sentence that %s is held back', (_, explanation) => {
    const { thinking, 'first-step': firstStep } = ladderContent({ ...imported, explanation });
    const shown = JSON.stringify([thinking, firstStep]);
    expect(shown).not.toContain(explanation.slice(0, 6));
  });

  test.each([['故选B。'], ['叶绿体。'], [''], ['只有一句但什么也没说']])(
    'where %j leaves nothing, the rung says so',
    (explanation) => {
      const content = ladderContent({ ...imported, explanation });
      expect(content.thinking).toEqual({
        rung: 'thinking',
        note: expect.objectContaining({ 'zh-CN': expect.any(String) }),
      });
      expect(content['first-step'].note).toBeDefined();
    },
  );

  test('a point called A in a formula is no option', () => {
    const explanation = '过点 $A$ 作垂线即可看出关系。由此得到两个三角形。然后比较。最后得解。';
    expect(ladderContent({ ...imported, explanation }).thinking.text).toBe('过点 $A$ 作垂线即可看出关系。');
  });
});

describe('a question with written thinking and steps', () => {
  const written: BankQuestion = {
    ...imported,
    type: 'fill-blank',
    options: [],
    answer: ['2'],
    thinking: '两边同时除以 2，把未知数单独留下。',
    steps: ['移项，得 $2x=4$。', '两边除以 2，得 $x=2$。'],
    explanation: '移项后除以系数。',
  };

  test('shows them as they were written, also where the answer happens to be a number in them', () => {
    const content = ladderContent(written);
    expect(content.thinking.text).toBe(written.thinking);
    expect(content['first-step'].text).toBe('移项，得 $2x=4$。');
  });

  test('but not what concludes', () => {
    const content = ladderContent({ ...written, thinking: '先移项。于是 $x=2$。', steps: ['得 $x=2$。', '检验。'] });
    expect(content.thinking.text).toBe('先移项。');
    expect(content['first-step'].note).toBeDefined();
  });

  test('a single step is the whole solution, so at most half of it is shown', () => {
    const content = ladderContent({ ...written, steps: ['先移项。再合并。然后除以系数。得到结果。'] });
    expect(content['first-step'].text).toBe('先移项。再合并。');
  });
});

test('two sentences of a step that are the whole explanation together are not shown together', () => {
  const step = '先看已知条件。再看图形。然后列式。最后求解。';
  const content = ladderContent({ ...imported, steps: [step], explanation: '先看已知条件。再看图形。' });
  expect(content['first-step'].text).toBe('先看已知条件。');
});

describe('whatever a question holds', () => {
  const words = fc.constantFrom(
    '先看已知条件。',
    '列出方程。',
    '由图可知。',
    '整理得。',
    '因此',
    '可以看出',
    '，',
    '\n',
    '故选',
    '。',
  );
  const secret = fc.constantFrom('七十二米', 'x=17', '光合作用', '$\\frac{17}{23}$', 'photosynthesis');
  const text = fc.tuple(fc.array(fc.oneof(words, secret), { maxLength: 12 })).map(([parts]) => parts.join(''));
  const question = fc
    .record({
      type: fc.constantFrom<BankQuestionType>('single-choice', 'fill-blank', 'open', 'composite'),
      answer: secret,
      thinking: fc.option(text),
      steps: fc.option(fc.array(text, { maxLength: 4 })),
      explanation: text,
      knowledgePoints: fc.array(fc.oneof(fc.constantFrom('方程', '函数'), secret)),
    })
    .map(({ answer, ...rest }): BankQuestion => {
      const isChoice = rest.type === 'single-choice';
      return {
        ...rest,
        id: 'b',
        subject: 'math',
        grade: 8,
        stem: '题目',
        options: isChoice ? ['A. 别的', `B. ${answer}`] : [],
        answer: [isChoice ? 'B' : answer],
      };
    });

  test('below the full rung stand neither its answer, nor its explanation, nor a later step', () => {
    fc.assert(
      fc.property(question, (bankQuestion) => {
        const shown = JSON.stringify(openRungs(bankQuestion, rungs.length - 1));
        const answer =
          bankQuestion.type === 'single-choice'
            ? (bankQuestion.options?.[1] ?? '').slice(3)
            : (bankQuestion.answer[0] ?? '');
        const later = (bankQuestion.steps ?? []).slice((bankQuestion.steps ?? []).length > 1 ? 1 : 0);
        const held = [answer, bankQuestion.explanation, ...later]
          .map((part) => part.trim())
          .filter((part) => part.length > 1);
        for (const part of held) expect(shown).not.toContain(JSON.stringify(part).slice(1, -1));
      }),
      { numRuns: 2000 },
    );
  });

  test('each rung adds itself alone, and the full one holds everything', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 0, max: 4 }), (bankQuestion, opened) => {
        expect(openRungs(bankQuestion, opened).map((content) => content.rung)).toEqual(rungs.slice(0, opened));
        expect(ladderContent(bankQuestion).full).toMatchObject({
          answer: bankQuestion.answer,
          explanation: bankQuestion.explanation,
        });
      }),
    );
  });
});
