import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlugin } from '../core/src/cli/create-plugin/create-plugin.ts';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { startNodeWith } from '../core/src/testing/node-process.ts';
import { until } from '../core/src/testing/until.ts';
import { launchBrowser, openPerson } from '../e2e/support/browser.ts';
import { signIn } from '../e2e/support/steps.ts';
import { root } from './support/project.ts';
import { median, printTable, rounded } from './support/table.ts';

export const summary = 'from a save to the new answer of the server, and to the new text in an open browser';

const longestMs = 120_000;
const id = 'reload-trial';

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
}

/** `--rounds N`: how many saves of each kind. */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const rounds = Number(options['rounds'] ?? 7);
  await mkdir(join(root, '.cache'), { recursive: true });
  const place = await mkdtemp(join(root, '.cache/bench-reload-'));
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-bench-reload-'));
  const folder = join(place, id);
  const node = await startNodeWith(place, { FUDAO_DATA: dataFolder });
  const browser = await launchBrowser();
  const edit = async (file: string, pattern: RegExp, text: string) => {
    const path = join(folder, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(pattern, text));
  };
  try {
    const student = await ApiClient.signIn(node.url, '20260001');
    const most = async () => (await student.get<{ most: number }>(`/api/${id}/goals`)).body.most;
    await createPlugin({ name: id, kind: 'documents', folder });
    const createdMs = await timed(() => until(async () => (await most()) === 5, longestMs));
    const { page } = await openPerson(browser, 'phone');
    await signIn(page, node.url, '20260001');
    await page.goto(`${node.url}/p/${id}/goals`);
    const heading = (text: string) =>
      page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: longestMs });
    await heading('每日目标');
    const server: number[] = [];
    const shown: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      await edit('server/goals.service.ts', /most: [^,]+,\n/, `most: ${100 + round},\n`);
      server.push(await timed(() => until(async () => (await most()) === 100 + round, longestMs)));
      await edit('ui/student/texts/zh-CN.ts', /heading: '[^']*'/, `heading: '第${round}次保存'`);
      shown.push(await timed(() => heading(`第${round}次保存`)));
    }
    const row = (name: string, times: readonly number[]) => [
      name,
      rounded(median(times), 0),
      rounded(Math.max(...times), 0),
    ];
    printTable([
      ['from a save to', 'median ms', 'slowest ms'],
      row("the server's new answer", server),
      row('the new text in Chromium', shown),
    ]);
    console.log(
      `From "plugin create" to the first answer: ${rounded(createdMs / 1000)} s`,
    );
    return { serverMs: rounded(Math.max(...server), 0), browserMs: rounded(Math.max(...shown), 0), rounds };
  } finally {
    await browser.close();
    await node.stop();
    await rm(place, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
  }
}
