import fc from 'fast-check';
import { commonErrors, defineErrors } from '@fudao/plugin-sdk';
import { describeThrown, placeIn, withoutData } from './fault.ts';

describe('what the operator sees of a fault', () => {
  test('holds nothing that stood in quotes', () => {
    const secret = fc.string({ minLength: 1 }).filter((text) => !/["'`\n]/.test(text) && text.trim() !== '' && !'is not valid …'.includes(text.trim()));
    fc.assert(
      fc.property(secret, fc.constantFrom('"', "'", '`'), (text, quote) => {
        expect(withoutData(`is not valid ${quote}${text}${quote} is not valid`)).toBe('is not valid … is not valid');
      }),
    );
  });

  test('is one short line of plain characters, whatever was thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(withoutData(text)).toMatch(/^[\x20-\x7e…]{0,200}$/);
        expect(withoutData(text)).not.toMatch(/\d{5}/);
      }),
    );
  });

  test.each([
    [`Unexpected token '王', "王小明 says" is not valid JSON`, 'Unexpected token …, … is not valid JSON'],
    ['User 王小明 (T20260001) is not there', 'User … (T…) is not there'],
    ['no mail to wang.min@example.edu.cn', 'no mail to …'],
    ["can't read the file", "can't read the file"],
    ['cut off "here', 'cut off …'],
    ['UNIQUE constraint failed: notes.id\nmore', 'UNIQUE constraint failed: notes.id'],
  ])('%j reads %j', (message, shown) => {
    expect(withoutData(message)).toBe(shown);
  });

  test('a declared error speaks without its details', () => {
    const errors = defineErrors('X', { BAD: { status: 502, retryable: true, message: { 'zh-CN': '{who} 错', en: '{who} is bad' } } });
    expect(describeThrown(errors.BAD({ who: '王小明' }))).toEqual({ code: 'X_BAD', message: '{who} is bad' });
    expect(describeThrown(commonErrors.TIMED_OUT()).code).toBe('FUDAO_TIMED_OUT');
  });

  test('an unknown error names its place in the release', () => {
    const error = new TypeError("Cannot read properties of undefined (reading 'x')");
    error.stack = [
      'TypeError: x',
      '    at parse (node:internal/x:1:2)',
      '    at ask (file:///srv/releases/notes/1.0.0/server/ask.ts?v=3:12:7)',
      '    at call (/srv/releases/notes/1.0.0/server/index.cjs:99:7)',
    ].join('\n');
    const folder = '/srv/releases/notes/1.0.0';
    expect(describeThrown(error, folder).message).toBe('TypeError: Cannot read properties of undefined (reading …) (server/ask.ts:12)');
    expect(placeIn(folder, error.stack.split('\n').slice(3).join('\n'))).toBe('server/index.cjs:99');
    expect(placeIn('/srv/releases/note', error.stack)).toBeUndefined();
  });

  test('what is no error at all is said so, and not shown', () => {
    expect(describeThrown('王小明')).toEqual({ code: 'FUDAO_INTERNAL', message: 'Something was thrown that is no error (string).' });
    expect(describeThrown(undefined).message).toContain('undefined');
  });
});
