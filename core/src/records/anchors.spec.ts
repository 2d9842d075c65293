import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropAnchor, parseAnchors, readAnchors } from './anchors.ts';

const day = (date: number) => new Date(Date.UTC(2026, 10, date, 15));

describe('daily anchors', () => {
  let file: string;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-anchors-'));
    file = join(folder, 'records', 'anchors.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('there are none before the first', async () => {
    expect(await readAnchors(file)).toEqual({ anchors: [] });
  });

  test('one line a day; none while there is no record', async () => {
    expect(await dropAnchor(file, { seq: 0, hash: 'a' }, day(1))).toBe(false);
    expect(await dropAnchor(file, { seq: 3, hash: 'b' }, day(1))).toBe(true);
    expect(await dropAnchor(file, { seq: 4, hash: 'c' }, day(1))).toBe(false);
    expect(await dropAnchor(file, { seq: 5, hash: 'd' }, day(2))).toBe(true);
    expect((await readAnchors(file)).anchors).toEqual([
      { day: '2026-11-01', seq: 3, hash: 'b' },
      { day: '2026-11-02', seq: 5, hash: 'd' },
    ]);
  });

  test('a last line torn by a power cut is left out, and replaced by the next', async () => {
    await dropAnchor(file, { seq: 3, hash: 'b' }, day(1));
    await appendFile(file, '{"day":"2026-11-02","se');
    expect((await readAnchors(file)).anchors).toHaveLength(1);
    await dropAnchor(file, { seq: 5, hash: 'd' }, day(2));
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(2);
    expect((await readAnchors(file)).anchors.map(({ seq }) => seq)).toEqual([3, 5]);
  });

  test('a file that is torn in its first line begins anew', async () => {
    await dropAnchor(file, { seq: 3, hash: 'b' }, day(1));
    await writeFile(file, '{"day"');
    await dropAnchor(file, { seq: 5, hash: 'd' }, day(2));
    expect((await readAnchors(file)).anchors).toEqual([{ day: '2026-11-02', seq: 5, hash: 'd' }]);
  });

  test('any other line that is no anchor is reported', () => {
    const anchor = '{"day":"2026-11-01","seq":3,"hash":"b"}';
    expect(parseAnchors(`${anchor}\n{"day":1}\n${anchor}\n`).unreadable).toBe(2);
    expect(parseAnchors(`${anchor}\nnot json\n`).unreadable).toBe(2);
  });
});
