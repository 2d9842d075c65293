import { aPicture } from '../../shared/testing/a-question.ts';
import { type AskDraft, chooseDraft, complaintsAbout, emptyDraft } from './ask-draft.ts';

const draft: AskDraft = { subject: 'math', text: '这里写的', pictures: [] };
const server = { subject: 'math', text: '服务器上的', pictureIds: [], pictures: [], savedAt: '2026-11-22T10:00:00.000Z' };

describe('the draft to go on with', () => {
  it('is the one of this device where it did not reach the server', () => {
    expect(chooseDraft({ draft, isSynced: false, idempotencyKey: null }, server)).toBe('kept');
    expect(chooseDraft({ draft, isSynced: false, idempotencyKey: null }, null)).toBe('kept');
  });

  it("is the server's where this device has nothing newer", () => {
    expect(chooseDraft({ draft, isSynced: true, idempotencyKey: null }, server)).toBe('server');
    expect(chooseDraft({ draft: emptyDraft, isSynced: false, idempotencyKey: null }, server)).toBe('server');
    expect(chooseDraft(undefined, server)).toBe('server');
  });

  it('is none where it was asked or discarded elsewhere', () => {
    expect(chooseDraft({ draft, isSynced: true, idempotencyKey: null }, null)).toBe('none');
  });
});

describe('complaints about a question', () => {
  it('name a missing subject and a text that says nothing', () => {
    expect(complaintsAbout({ ...emptyDraft, pictures: [aPicture()], text: ' \u200b\n' })).toEqual({ subject: 'missing', text: 'empty' });
  });

  it('count as the server counts', () => {
    expect(complaintsAbout({ ...draft, text: `  ${'字'.repeat(5_000)}\r\n` })).toEqual({});
    expect(complaintsAbout({ ...draft, text: '字'.repeat(5_001) })).toEqual({ text: 'too-long' });
  });
});
