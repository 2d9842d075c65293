import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSnapshot, saveSnapshot } from './index-snapshot.ts';
import { WorkerBankSearch } from './search/worker-bank-search.ts';

const lens = { id: 'lens', subject: 'physics', text: '把蜡烛放在凸透镜前两倍焦距以外，光屏上的像是怎样的' };

describe('the index on disk', () => {
  let folder: string;
  let engine: WorkerBankSearch;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-index-'));
    engine = new WorkerBankSearch();
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('the newest is kept and found again', async () => {
    await saveSnapshot(engine, folder, 3);
    await engine.add([lens]);
    await saveSnapshot(engine, folder, 12);
    expect(await readdir(folder)).toEqual(['bank-12.index']);
    await engine.restart();
    expect(await loadSnapshot(engine, folder)).toBe(12);
    expect(await engine.search({ text: lens.text, limit: 1 })).toMatchObject([{ id: 'lens' }]);
  });

  test('a damaged one is passed over', async () => {
    await engine.add([lens]);
    await saveSnapshot(engine, folder, 5);
    await writeFile(join(folder, 'bank-9.index'), 'half a file');
    await engine.restart();
    expect(await loadSnapshot(engine, folder)).toBe(5);
  });

  test('without any, the bank is read from its beginning', async () => {
    expect(await loadSnapshot(engine, folder)).toBe(0);
    expect(await loadSnapshot(engine, join(folder, 'absent'))).toBe(0);
  });
});
