import { setTimeout as wait } from 'node:timers/promises';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPlugin } from '../../cli/create-plugin/create-plugin.ts';
import { projectRoot } from '../../runtime/config.ts';
import { ApiClient } from '../../testing/api-client.ts';
import { AppSocket } from '../../testing/app-socket.ts';
import { newDemoFolder } from '../../testing/demo-folder.ts';
import { startNodeWith, type NodeProcess } from '../../testing/node-process.ts';
import { until } from '../../testing/until.ts';

interface Contribution {
  id: string;
  version: string;
  moduleUrl: string;
  reloads?: boolean;
}

/** The compilers may be busy elsewhere. */
const waitMs = 50_000;

/** On a real node: Jest's modules know no hooks. */
describe('a plugin that is being written', () => {
  let place: string;
  let plugins: string;
  let dataFolder: string;
  let node: NodeProcess;
  let student: ApiClient;

  beforeAll(async () => {
    await mkdir(join(projectRoot, '.cache'), { recursive: true });
    // Below the project, where its libraries are found.
    place = await mkdtemp(join(projectRoot, '.cache/development-'));
    plugins = join(place, 'plugins');
    await mkdir(plugins);
    dataFolder = await newDemoFolder();
    node = await startNodeWith(plugins, { FUDAO_DATA: dataFolder });
    student = await ApiClient.signIn(node.url, '20260001');
    // Without its pages at first: they take the compiler many times as long as all the rest.
    await createPlugin({ name: 'goals', kind: 'documents', folder: join(place, 'goals') });
    await rename(join(place, 'goals/ui'), join(place, 'ui'));
    await rename(join(place, 'goals'), join(plugins, 'goals'));
  }, 60_000);
  afterAll(async () => {
    await node?.stop();
    await rm(place, { recursive: true, force: true });
    await rm(dataFolder, { recursive: true, force: true });
  });

  async function edit(file: string, from: string, to: string): Promise<void> {
    const path = join(plugins, 'goals', file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  }
  const goals = () => student.get<{ most?: number; code?: string; items: object[] }>('/api/goals/goals');
  const contribution = async (): Promise<Contribution | undefined> => {
    const { body } = await student.get<{ plugins: Contribution[] }>('/api/plugin-manager/contributions?app=student');
    return body.plugins.find(({ id }) => id === 'goals');
  };

  test('serves the first district of the demo city as soon as its folder is there', async () => {
    await until(async () => (await goals()).status === 200);
    (await student.post('/api/goals/goals', { text: '背单词' })).expect(201);
    const elsewhere = await ApiClient.signIn(node.url, '20260041');
    (await elsewhere.get('/api/goals/goals')).expect(403, 'FUDAO_PLUGIN_NOT_ENABLED');
  }, 120_000);

  test('answers by what was saved last, in its entry and in what that imports; its data stay', async () => {
    await edit('server/goals.service.ts', 'most: context.settings.goalsPerDay', 'most: 41');
    await until(async () => (await goals()).body.most === 41);
    await edit('server/goal-store.ts', 'text, isReached: keys', 'text: `${text}!`, isReached: keys');
    await until(async () => JSON.stringify((await goals()).body.items).includes('背单词!'));
  }, 60_000);

  test('follows its manifest', async () => {
    await edit('plugin.json', '"roles": ["student"]', '"roles": ["vendor"]');
    await until(async () => (await goals()).status === 403);
    await edit('plugin.json', '"roles": ["vendor"]', '"roles": ["student"]');
    await until(async () => (await goals()).status === 200);
  }, 60_000);

  test('what is saved broken is told to open apps, and what ran before goes on, until the next good save', async () => {
    const app = await AppSocket.connect(node.url, student.token!);
    try {
      await edit('server/goals.service.ts', 'most: 41', 'most: 42 +');
      const told = await app.waitFor('plugins.development', ({ problem }) => problem !== null, waitMs);
      expect(told.payload).toEqual({
        pluginId: 'goals',
        problem: expect.stringContaining('goals.service.ts') as string,
      });
      expect((await goals()).body.most).toBe(41);
      await edit('server/goals.service.ts', 'most: 42 +', 'most: 42');
      await app.waitFor('plugins.development', ({ problem }) => problem === null, waitMs);
      // Words of an earlier save may come late.
      await until(async () => (await goals()).body.most === 42);
    } finally {
      app.close();
    }
  }, 60_000);

  test('a raised version is a release of its own, to which everybody is sent', async () => {
    await edit('plugin.json', '"version": "0.1.0"', '"version": "0.2.0"');
    const administrator = await ApiClient.signIn(node.url, 'D0001');
    const version = async () =>
      (await administrator.get<{ version: string }>('/api/plugin-manager/plugins/goals')).body.version;
    await until(async () => (await version()) === '0.2.0');
    await until(async () => (await goals()).body.most === 42);
  }, 60_000);

  test('goes on after a start, as it was', async () => {
    await node.stop();
    node = await startNodeWith(plugins, { FUDAO_DATA: dataFolder });
    student = await ApiClient.signIn(node.url, '20260001');
    expect((await goals()).body.most).toBe(42);
    await edit('server/goals.service.ts', 'most: 42', 'most: 43');
    await until(async () => (await goals()).body.most === 43);
  }, 60_000);

  test('a save of a page gives open apps a new address of it, and none of what does not compile', async () => {
    await rename(join(place, 'ui'), join(plugins, 'goals/ui'));
    // The first build of pages takes seconds; asked all the time the platform would refuse to answer.
    const { moduleUrl: before, reloads } = await until(() => wait(200).then(contribution));
    expect(reloads).toBe(true);
    await edit('ui/student/goals/goals-page.html', 'goals.view()', 'goals.vieww()');
    const app = await AppSocket.connect(node.url, student.token!);
    try {
      await app.waitFor(
        'plugins.development',
        ({ problem }) => String(problem).includes("'vieww' does not exist"),
        waitMs,
      );
      expect((await contribution())!.moduleUrl).toBe(before);
      await edit('ui/student/goals/goals-page.html', 'goals.vieww()', 'goals.view()');
      await edit('ui/student/texts/en.ts', 'Earlier goals', 'Former goals');
      await app.waitFor('plugins.changed', ({ app: name }) => name === 'student', waitMs);
      const { moduleUrl } = (await contribution())!;
      expect(moduleUrl).not.toBe(before);
      const [old, saved] = await Promise.all(
        [before, moduleUrl].map(async (url) => (await fetch(node.url + url)).text()),
      );
      expect(old).toContain('Earlier goals');
      expect(saved).toContain('Former goals');
    } finally {
      app.close();
    }
  }, 120_000);

  test('removed, it is offered to nobody after the next start, and is there again when it is put back', async () => {
    await node.stop();
    await rename(join(plugins, 'goals'), join(place, 'goals'));
    node = await startNodeWith(plugins, { FUDAO_DATA: dataFolder });
    const administrator = await ApiClient.signIn(node.url, 'D0001');
    expect((await administrator.get<{ items: object[] }>('/api/plugin-manager/plugins')).body.items).toEqual([]);
    await rename(join(place, 'goals'), join(plugins, 'goals'));
    student = await ApiClient.signIn(node.url, '20260001');
    await until(async () => (await goals()).status === 200);
  }, 120_000);
});
