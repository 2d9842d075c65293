import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { aBank, aQuestion, aText } from './testing/searchable-question.ts';
import { BankIndex } from './bank-index.ts';
import { loadSnapshot, saveSnapshot } from './snapshot.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bank-search-'));
  file = join(folder, 'index');
});
afterEach(() => rm(folder, { recursive: true }));

test('a loaded index answers as the saved one, and can be added to', async () => {
  await fc.assert(
    fc.asyncProperty(aBank(), aText(), async (bank, text) => {
      const saved = new BankIndex();
      saved.add(bank);
      saved.remove(['q0']);
      await saveSnapshot(file, '', saved.state);
      const loaded = new BankIndex(await loadSnapshot(file, ''));
      expect(loaded.search({ text, limit: 10 })).toEqual(saved.search({ text, limit: 10 }));
      for (const index of [saved, loaded]) index.add([aQuestion('new', text, { subject: 'history' })]);
      expect(loaded.search({ text, limit: 10 })).toEqual(saved.search({ text, limit: 10 }));
      expect(loaded.size()).toEqual(saved.size());
    }),
    { numRuns: 30 },
  );
});

const damages = [
  (whole: Buffer, at: number) => whole.subarray(0, at),
  (whole: Buffer, at: number) => Buffer.from(whole).fill(whole[at]! ^ 0xff, at, at + 1),
  (whole: Buffer, at: number) => Buffer.concat([whole, whole.subarray(at)]),
];

test('any damaged byte, any cut and any addition makes the file be ignored', async () => {
  const index = new BankIndex();
  index.add([aQuestion('a', '光合作用的产物')]);
  await saveSnapshot(file, 'r1', index.state);
  const whole = await readFile(file);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.constantFrom(...damages), async (at, damage) => {
      await writeFile(file, damage(whole, at));
      expect(await loadSnapshot(file, 'r1')).toBeUndefined();
    }),
  );
});

test('an absent file, another revision and another format are ignored', async () => {
  expect(await loadSnapshot(file, '')).toBeUndefined();
  await saveSnapshot(file, 'monday', new BankIndex().state);
  expect(await loadSnapshot(file, 'tuesday')).toBeUndefined();
  expect(await loadSnapshot(file, 'monday')).toBeDefined();
  const older = (await readFile(file, 'latin1')).slice(64).replace(/(fudao-bank-search)\/\d/, '$1/0');
  await writeFile(file, createHash('sha256').update(older, 'latin1').digest('hex') + older, 'latin1');
  expect(await loadSnapshot(file, 'monday')).toBeUndefined();
});

test('saving leaves nothing else behind, not even when it fails', async () => {
  const index = new BankIndex();
  await saveSnapshot(file, '', index.state);
  await expect(saveSnapshot(folder, '', index.state)).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['index']);
});
