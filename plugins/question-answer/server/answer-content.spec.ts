import type { AnswerContent } from '../api.ts';
import { completeAnswer, draftOfAnswer } from './answer-content.ts';

const written: AnswerContent = {
  thinking: ' 先想 ',
  steps: ['第一步\r\n', '  ', '第二步'],
  answer: '42',
  explanation: '',
  pictureIds: [],
  furtherReading: [],
};

describe('the parts of an answer', () => {
  test('published, they are tidied and empty steps fall away', () => {
    expect(completeAnswer(written)).toMatchObject({ thinking: '先想', steps: ['第一步', '第二步'], explanation: '' });
  });

  test.each([['thinking'], ['answer']] as const)('%s is needed', (part) => {
    expect(() => completeAnswer({ ...written, [part]: '\n' })).toThrow(
      expect.objectContaining({ code: 'QA_TEXT_EMPTY' }),
    );
  });

  test('at least one step is needed, and all together have a limit', () => {
    expect(() => completeAnswer({ ...written, steps: [' '] })).toThrow(
      expect.objectContaining({ code: 'QA_TEXT_EMPTY' }),
    );
    const long = Array.from({ length: 3 }, () => '步'.repeat(9_000));
    expect(() => completeAnswer({ ...written, steps: long })).toThrow(
      expect.objectContaining({ code: 'QA_TEXT_TOO_LONG' }),
    );
  });

  test('a draft may lack anything, and keeps its empty steps where they are', () => {
    const empty = { ...written, thinking: '', answer: '', steps: ['', '写'] };
    expect(draftOfAnswer(empty)).toEqual({ ...empty });
    expect(() => draftOfAnswer({ ...empty, answer: 'a\u0000' })).toThrow(
      expect.objectContaining({ code: 'QA_TEXT_UNREADABLE' }),
    );
  });
});
