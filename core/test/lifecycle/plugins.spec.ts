import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lifecycleChecks } from '@fudao/plugin-sdk/testing';
import { projectRoot } from '../../src/runtime/config.ts';
import { platformSubject, type PlatformSubject } from '../../src/testing/lifecycle-subject.ts';

const root = join(projectRoot, 'plugins');
const folders = readdirSync(root).filter((name) => existsSync(join(root, name, 'plugin.json')));

/** The SDK's suite on every plugin of this repository, on a whole platform with real accounts. */
describe.each(folders)('the plugin %s', (id) => {
  let subject: PlatformSubject;

  beforeAll(async () => {
    subject = await platformSubject(id);
  }, 60_000);
  afterAll(() => subject?.stop());

  test('is in the folder of its name', () => {
    expect(subject.manifest.id).toBe(id);
  });

  test.each(lifecycleChecks.map((check) => [check.title, check] as const))('%s', async (_, check) => check.run(subject));
});
