import fc from 'fast-check';
import { checkCollection, checkKey, prefixEnd } from './document-names.ts';

const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,20}$/);

test.each(['notes', 'a', 'week-3-marks', 'x'.repeat(40)])('the collection %s', (name) => {
  expect(checkCollection(name)).toBe(name);
});

test.each([
  '',
  'Notes',
  'notes_',
  '3notes',
  '-a',
  'a-',
  'a--b',
  'a b',
  'x'.repeat(41),
  '笔记',
  'a\n',
  null,
  3,
  {},
  ['a'],
])('no collection: %j', (name) => expect(() => checkCollection(name)).toThrow('a collection has a name in kebab-case'));

test.each(['a', '0', '01890a5d-ac96-774b-bcce-b302099a8057', 'student/s1:draft@2', 'constructor', 'x'.repeat(128)])(
  'the key %s',
  (name) => expect(checkKey(name)).toBe(name),
);

test.each([
  '',
  '__proto__',
  ' a',
  'a b',
  '~',
  'a~',
  '../x',
  'a\u0000',
  'x'.repeat(129),
  '键',
  "a'--",
  undefined,
  7,
  ['a'],
  { toString: () => 'a' },
])('no key: %j', (name) => expect(() => checkKey(name)).toThrow('a key has at most 128'));

test('keys with a prefix, and no others, lie in its range', () => {
  fc.assert(
    fc.property(key, key, (prefix, other) => {
      for (const one of [other, prefix, prefix + other]) {
        expect(one >= prefix && one < prefixEnd(prefix)).toBe(one.startsWith(prefix));
      }
    }),
  );
});
