import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootNode } from '../boot.ts';
import { noteStep } from '../demo/demo-steps.ts';
import { loadConfig } from '../runtime/config.ts';
import { removeDemoTemplates, templateFolder } from './demo-templates.ts';

let making: Promise<void> | undefined;

async function makeTemplate(): Promise<void> {
  removeDemoTemplates(false);
  const unfinished = `${templateFolder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished);
  const config = loadConfig({}, { dataFolder: unfinished, demo: true, logLevel: 'error', roles: ['worker'], port: 0 });
  const node = await bootNode(config, { pluginsFolder: join(unfinished, 'no-plugins') });
  // Nothing happens in it but what a test does.
  await noteStep(node.runtime.platform.database, 'life', new Date());
  await node.stop();
  await rename(unfinished, templateFolder);
}

/**
 * A new temporary data folder with the demo city and its secrets, as after a first start without
 * plugins. Made once for each process and then copied: the city has 83 passwords to hash.
 */
export async function newDemoFolder(): Promise<string> {
  if (!existsSync(templateFolder)) await (making ??= makeTemplate());
  const folder = await mkdtemp(join(tmpdir(), 'fudao-test-'));
  await cp(templateFolder, folder, { recursive: true });
  return folder;
}
