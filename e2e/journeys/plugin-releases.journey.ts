import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeyOf } from '../../core/src/plugin-manager/package/signing-key.ts';
import { startNode, type NodeProcess } from '../../core/src/testing/node-process.ts';
import { launchBrowser, openPerson, photographAll, type Person } from '../support/browser.ts';
import { newsKey, packNews } from '../support/news-plugin.ts';
import { demand, signIn, step } from '../support/steps.ts';
import { following } from './plugin-releases/following.ts';
import { planning } from './plugin-releases/planning.ts';
import { removing } from './plugin-releases/removing.ts';
import { switching } from './plugin-releases/switching.ts';
import { uploading } from './plugin-releases/uploading.ts';
import { withdrawing } from './plugin-releases/withdrawing.ts';

export const summary = 'a release is uploaded, installed, tried as canary, made stable, rolled back and taken away, before open pages';

/** Everybody and everything of the journey. */
export interface Cast {
  readonly node: NodeProcess;
  /** The city's. */
  readonly operator: Person;
  readonly administrator: Person;
  /** A second administrator's browser, of the same district. */
  readonly colleague: Person;
  readonly student: Person;
  readonly publicKey: string;
  /** Signed packages by their versions; `stranger` is signed by a key that nobody entered. */
  readonly files: Readonly<Record<'1.0.0' | '1.1.0' | 'stranger', string>>;
}

async function packAll(folder: string): Promise<Pick<Cast, 'files' | 'publicKey'>> {
  const key = newsKey();
  const file = async (name: string, bytes: Buffer) => {
    const path = join(folder, `news-${name}.tgz`);
    await writeFile(path, bytes);
    return path;
  };
  const files = {
    '1.0.0': await file('1.0.0', await packNews('1.0.0', { key })),
    '1.1.0': await file('1.1.0', await packNews('1.1.0', { key, capabilities: ['organisation.read', 'notifications.send'] })),
    stranger: await file('stranger', await packNews('1.0.0', { key: newsKey() })),
  };
  return { files, publicKey: publicKeyOf(key) };
}

export async function run(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  const browser = await launchBrowser();
  let node: NodeProcess | undefined;
  try {
    node = await step('the platform starts with a demo city', () => startNode({ FUDAO_DATA: dataFolder }));
    const { url } = node;
    const open = async (screen: 'phone' | 'desktop', id: string) => {
      const person = await openPerson(browser, screen);
      await signIn(person.page, url, id);
      return person;
    };
    const people = {
      operator: await open('desktop', 'C0001'),
      administrator: await open('desktop', 'D0001'),
      colleague: await open('phone', 'D0001'),
      student: await open('phone', '20260001'),
    };
    const cast: Cast = { node, ...people, ...(await packAll(dataFolder)) };
    await uploading(cast);
    await following(cast);
    await switching(cast);
    await planning(cast);
    await withdrawing(cast);
    await removing(cast);
    await step('no page had an uncaught error', () => {
      const faults = Object.values(people).flatMap((person) => person.faults);
      demand(faults.length === 0, faults.join('\n'));
      return Promise.resolve();
    });
  } catch (error) {
    await photographAll(browser, 'plugin-releases');
    throw error;
  } finally {
    await browser.close();
    await node?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
