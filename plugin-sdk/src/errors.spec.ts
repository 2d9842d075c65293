import fc from 'fast-check';
import { commonErrors, defineErrors, fillSentence, FudaoError } from './errors.ts';

const errors = defineErrors('QA', {
  NOT_OPEN: { status: 409, retryable: false, message: { 'zh-CN': '问题“{id}”已关闭。', en: 'Question "{id}" is closed.' } },
});

describe('defineErrors', () => {
  test('gives factories whose code carries the prefix', () => {
    const cause = new Error('why');
    const error = errors.NOT_OPEN({ id: 7 }, { cause });
    expect(error).toBeInstanceOf(FudaoError);
    expect(error.code).toBe('QA_NOT_OPEN');
    expect(error.message).toBe('Question "7" is closed.');
    expect(error.cause).toBe(cause);
  });

  test('gives the table by code for the API page', () => {
    expect(Object.keys(errors.$table)).toEqual(['QA_NOT_OPEN']);
  });

  test('has a sentence in both languages and an error status for every common code', () => {
    for (const spec of Object.values(commonErrors.$table)) {
      expect(spec.message['zh-CN']).not.toBe('');
      expect(spec.message.en).not.toBe('');
      expect(spec.status).toBeGreaterThanOrEqual(400);
      expect(spec.status).toBeLessThan(600);
    }
  });
});

describe('fillSentence', () => {
  test('leaves a sentence without names as it is, whatever the details', () => {
    fc.assert(
      fc.property(fc.string().filter((text) => !/\{\w+\}/.test(text)), fc.dictionary(fc.string(), fc.string()), (text, details) => {
        expect(fillSentence(text, details)).toBe(text);
      }),
    );
  });

  test('keeps names it has no value for', () => {
    expect(fillSentence('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });

  test('says a value that is a text in both languages in the one that is read', () => {
    const details = { reason: { 'zh-CN': '太长', en: 'too long' } };
    expect(fillSentence('有误：{reason}', details, 'zh-CN')).toBe('有误：太长');
    expect(fillSentence('Wrong: {reason}', details)).toBe('Wrong: too long');
  });
});
