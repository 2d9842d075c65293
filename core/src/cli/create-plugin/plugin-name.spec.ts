import fc from 'fast-check';
import { ManifestSchema } from '@fudao/plugin-sdk';
import { reservedNames } from '../../runtime/room-names.ts';
import { compileSchema } from '../../runtime/validation.ts';
import { complaintAboutName } from './plugin-name.ts';

test.each(['study-notes', 'a', 'x2', 'a'.repeat(40)])('%s will do', (name) => {
  expect(complaintAboutName(name, ['other'])).toBeUndefined();
});

test.each([
  ['StudyNotes', 'such as "study-notes"'],
  ['Study Notes!', 'such as "study-notes"'],
  ['../escape', 'such as "escape"'],
  ['学习', 'such as "study-notes"'],
  ['2-fast', 'such as "fast"'],
  ['-a', 'such as "a"'],
  ['a--b', 'such as "a-b"'],
  ['', 'such as "study-notes"'],
  ['a'.repeat(41), 'at most 40'],
  ['plugin-template', 'a name of the platform itself'],
  ['taken', 'There is a plugin "taken" already'],
])('%s will not, and the sentence says what would', (name, words) => {
  expect(complaintAboutName(name, ['taken'])).toContain(words);
});

test.each(reservedNames)('%s is the platform’s own', (name) => {
  expect(complaintAboutName(name, [])).toContain('a name of the platform itself');
});

test('what is allowed is an id that a manifest may have, and every suggestion is allowed', () => {
  const checkId = compileSchema(ManifestSchema.properties.id);
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 50 }), fc.stringMatching(/^[a-zA-Z0-9 _-]{0,45}$/)), (name) => {
      const complaint = complaintAboutName(name, []);
      if (complaint === undefined) return expect(checkId(name)).toBeNull();
      const suggested = /such as "([^"]+)"/.exec(complaint)?.[1];
      if (suggested && !reservedNames.includes(suggested)) expect(complaintAboutName(suggested, [])).toBeUndefined();
    }),
  );
});
