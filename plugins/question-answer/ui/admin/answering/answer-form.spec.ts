import { aPicture } from '../../shared/testing/a-question.ts';
import { type AnswerForm, chooseAnswerDraft, complaintsAbout, contentOf, emptyForm, moved, withPictures } from './answer-form.ts';

const form: AnswerForm = { ...emptyForm, thinking: '先移项', steps: ['$2x=8$'], answer: '$x=4$' };
const draft = (revision: number) => ({ ...contentOf(form), revision, savedAt: '2026-11-22T10:00:00.000Z', pictures: [], reading: [] });

describe('the draft of an answer to go on with', () => {
  it('is the one of this device where the server still has what it was written on', () => {
    expect(chooseAnswerDraft({ form, revision: 3 }, draft(3))).toBe('kept');
    expect(chooseAnswerDraft({ form, revision: 0 }, null)).toBe('kept');
  });

  it('is for the teacher to choose where both have moved on', () => {
    expect(chooseAnswerDraft({ form, revision: 3 }, draft(4))).toBe('conflict');
  });

  it("is the server's where this device has nothing of its own", () => {
    expect(chooseAnswerDraft(undefined, draft(4))).toBe('server');
    expect(chooseAnswerDraft({ form: emptyForm, revision: 0 }, draft(4))).toBe('server');
    expect(chooseAnswerDraft(undefined, null)).toBe('none');
  });
});

describe('publishing', () => {
  it('needs thinking, one step that says something, and an answer', () => {
    expect(complaintsAbout(form)).toEqual({});
    expect(complaintsAbout({ ...emptyForm, steps: [' ', ''] })).toEqual({ thinking: 'empty', steps: 'empty', answer: 'empty' });
    expect(complaintsAbout({ ...form, explanation: '字'.repeat(20_001) })).toEqual({ explanation: 'too-long' });
  });
});

it('steps are moved within their row only', () => {
  expect(moved(['1', '2', '3'], 2, 0)).toEqual(['3', '1', '2']);
  const steps = ['1', '2'];
  expect(moved(steps, 0, -1)).toBe(steps);
  expect(moved(steps, 1, 2)).toBe(steps);
});

it('a picture that is taken out leaves the texts, too', () => {
  const shown: AnswerForm = { ...form, pictures: [aPicture('a'), aPicture('b')], answer: '看图\n![图](file:a)\n![图](file:b)\n' };
  expect(withPictures(shown, [aPicture('b')]).answer).toBe('看图\n![图](file:b)\n');
});
