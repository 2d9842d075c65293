import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycleChecks } from '@fudao/plugin-sdk/testing';
import { projectRoot } from '../../src/runtime/config.ts';
import { platformSubject, type PlatformSubject } from '../../src/testing/lifecycle-subject.ts';
import { eachTrust } from '../../src/testing/on-each-trust.ts';

const own = join(projectRoot, 'plugins');
const contributed = join(projectRoot, 'core/src/sandbox/testing-plugins');
const folders = readdirSync(own).filter((name) => existsSync(join(own, name, 'plugin.json')));

/** Plugins of this repository have tables; one that keeps documents runs both ways, unchanged. */
const subjects = [
  ...folders.map((id) => ({ id, pluginsTrust: 'trusted', pluginsFolder: own }) as const),
  ...eachTrust().map((pluginsTrust) => ({ id: 'jottings', pluginsTrust, pluginsFolder: contributed })),
];

/** The SDK's suite on whole platforms with real accounts. */
describe.each(subjects)('the plugin $id, $pluginsTrust', ({ id, ...options }) => {
  let subject: PlatformSubject;

  beforeAll(async () => {
    subject = await platformSubject(id, options);
  }, 60_000);
  afterAll(() => subject?.stop());

  test('is in the folder of its name', () => {
    expect(subject.manifest.id).toBe(id);
  });

  test.each(lifecycleChecks.map((check) => [check.title, check] as const))('%s', async (_, check) => check.run(subject));
});
