import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PluginContext } from '@fudao/plugin-sdk';
import { currentEngine } from './bank-finder.ts';
import { nudgeFollowers, startSearch } from './search-runtime.ts';
import { WorkerBankSearch } from './search/worker-bank-search.ts';

const bank = ['把蜡烛放在凸透镜前两倍焦距以外会怎样', '一列火车匀速通过大桥用了五十秒', '植物的光合作用在哪里进行'];

/** A platform with a bank that grows, and a log that remembers. */
function platform() {
  const changes: object[] = [];
  const asked: number[] = [];
  const logged: string[] = [];
  const keep = (_: object, message: string) => void logged.push(message);
  const grow = (): void => {
    const revision = changes.length + 1;
    changes.push({
      revision,
      id: `b${revision}`,
      subject: 'math',
      grade: 8,
      text: bank[changes.length],
      removed: false,
    });
  };
  const context = {
    log: { debug: keep, info: keep, warn: keep, error: keep },
    now: () => new Date(Date.now()),
    call: async (_: string, { after }: { after: number }) => {
      asked.push(after);
      return { items: changes.slice(after), lastRevision: changes.length };
    },
  };
  return { context: context as unknown as PluginContext<never>, grow, asked, logged };
}

const finds = async (text: string) =>
  (
    await currentEngine()
      ?.search({ text, limit: 1 })
      .catch(() => [])
  )?.[0]?.id;

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('the search of a release', () => {
  let cacheFolder: string;
  beforeEach(async () => void (cacheFolder = await mkdtemp(join(tmpdir(), 'fudao-search-'))));
  afterEach(() => rm(cacheFolder, { recursive: true, force: true }));

  test('learns the bank in the background, follows it when nudged, and starts from its snapshot next time', async () => {
    const { context, grow, asked } = platform();
    grow();
    const end = startSearch({ context, cacheFolder });
    await until(async () => (await finds(bank[0]!)) === 'b1');
    await until(async () => (await readdir(cacheFolder)).includes('bank-1.index'));
    grow();
    nudgeFollowers();
    await until(async () => (await finds(bank[1]!)) === 'b2');
    await end();
    expect(currentEngine()).toBeUndefined();
    asked.length = 0;
    const endAgain = startSearch({ context, cacheFolder });
    await until(async () => (await finds(bank[1]!)) === 'b2');
    expect(asked[0]).toBe(1);
    await endAgain();
  });

  test('a worker that dies is replaced and learns the bank again', async () => {
    const { context, grow, logged } = platform();
    grow();
    let die: (error: Error) => void = () => {};
    const end = startSearch({ context, cacheFolder }, (onStopped) => {
      die = onStopped;
      return new WorkerBankSearch();
    });
    await until(async () => (await finds(bank[0]!)) === 'b1');
    grow();
    die(new Error('out of memory'));
    await until(async () => (await finds(bank[0]!)) === 'b1' && (await finds(bank[1]!)) === 'b2');
    expect(logged).toContain('bank search: the worker has stopped; starting another');
    await end();
  });

  test('ends at once, also while it is still learning', async () => {
    const { context, grow, logged } = platform();
    grow();
    await startSearch({ context, cacheFolder })();
    nudgeFollowers();
    expect([currentEngine(), logged]).toEqual([undefined, []]);
  });
});
