import type { PluginContext } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { startDocuments, type TestDocuments } from './testing/start-documents.ts';

const quotaBytes = 20_000;
const full = {
  code: 'DOCUMENTS_QUOTA_EXCEEDED',
  details: { megabytes: 0.02 },
  spec: { status: 507, retryable: false },
};
/** Of which nine fit, with their names and rows. */
const text = 'x'.repeat(2_000);

onEachKind('the quota of documents', (freshUrl) => {
  let kept: TestDocuments;
  let notes: PluginContext;

  beforeEach(async () => {
    kept = await startDocuments(await freshUrl(), { quotaBytes });
    notes = kept.contextOf('notes', 'east');
  }, 60_000);
  afterEach(async () => {
    const { counted, kept: there } = await kept.usage();
    expect(counted).toEqual(there);
    await kept.rooms.stop();
  });

  test.each(['alone', 'in transactions'])('is not passed by twenty puts at once, %s', async (how) => {
    const put = (n: number) =>
      how === 'alone'
        ? notes.documents.put('notes', `n${n}`, text)
        : notes.transaction((work) => work.documents.put('notes', `n${n}`, text));
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => put(n)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject(full);
    expect(await notes.documents.count('notes')).toBe(9);
  });

  test('lets in again what fits after something went, and what becomes smaller', async () => {
    for (let n = 0; n < 9; n++) await notes.documents.put('notes', `n${n}`, text);
    await expect(notes.documents.put('notes', 'n9', text)).rejects.toMatchObject(full);
    await notes.documents.put('notes', 'n0', 'short');
    await notes.documents.put('notes', 'n9', text);
    await expect(notes.documents.put('notes', 'n0', text)).rejects.toMatchObject(full);
    await notes.documents.delete('notes', 'n1');
    await notes.documents.put('notes', 'n0', text);
  });

  test('counts a transaction as a whole: what goes in it makes room in it', async () => {
    for (let n = 0; n < 9; n++) await notes.documents.put('notes', `n${n}`, text);
    await notes.transaction(async ({ documents }) => {
      await documents.put('notes', 'new', text);
      await documents.delete('notes', 'n0');
    });
    expect(await notes.documents.count('notes')).toBe(9);
    const tooMuch = notes.transaction(async ({ documents }) => {
      await documents.put('notes', 'other', 'small');
      await documents.put('notes', 'newer', text);
    });
    await expect(tooMuch).rejects.toMatchObject(full);
    expect(await notes.documents.get('notes', 'other')).toBeUndefined();
  });

  test('ends a transaction before it has filled the disk', async () => {
    let done = 0;
    const endless = notes.transaction(async ({ documents }) => {
      for (; done < 1_000; done++) await documents.put('notes', `n${done}`, text);
    });
    await expect(endless).rejects.toMatchObject(full);
    expect(done).toBe(9);
  });

  test('counts the smallest documents too', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) => notes.documents.put('n', `${n}`, 0)),
    );
    const fulfilled = answers.filter(({ status }) => status === 'fulfilled').length;
    expect(fulfilled).toBeGreaterThan(140);
    expect(fulfilled).toBeLessThan(156);
  });

  test('is of each plugin and district', async () => {
    for (let n = 0; n < 9; n++) await notes.documents.put('notes', `n${n}`, text);
    await kept.contextOf('notes', 'west').documents.put('notes', 'n', text);
    await kept.contextOf('notes', null).documents.put('notes', 'n', text);
    await kept.contextOf('marks', 'east').documents.put('notes', 'n', text);
    await expect(notes.documents.put('notes', 'n', text)).rejects.toMatchObject(full);
  });
});
