import { gzipSync } from 'node:zlib';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findingsOfTextFiles } from '../checks/local-text-rules.ts';
import { failure, warning, type Finding } from '../finding.ts';
import { languages, type AppTrial } from './open-app.ts';

export const isFramed = ({ life }: Pick<AppTrial, 'life'>): boolean => life.source.manifest.ui?.frame ?? false;

/** What the browser fetches of it: the module, or the framed page with its script and its styles. */
async function filesOf({ life, app }: AppTrial): Promise<string[]> {
  const { folder, ...names } = life.installed.release.ui!;
  if (!names[app]!.endsWith('.html')) return [join(folder, names[app]!)];
  const all = await readdir(folder);
  return all.filter((name) => new RegExp(`^${app}\\.(?:html|js|css)$`).test(name)).map((name) => join(folder, name));
}

export async function sizeOf(trial: AppTrial): Promise<Finding[]> {
  const { app, budgets } = trial;
  const sizes = (await filesOf(trial)).map(async (file) => gzipSync(await readFile(file)).length / 1024);
  const kilobytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const said = `The interface for the ${app} app is ${kilobytes.toFixed(0)} kB as it is sent`;
  if (kilobytes > budgets.uiKb.refuse) return [failure(`${said}; at most ${budgets.uiKb.refuse} kB are allowed.`, app)];
  return kilobytes > budgets.uiKb.warn ? [warning(`${said}.`, app)] : [];
}

interface LoadedModule {
  readonly problem: string | undefined;
  readonly slots: readonly string[];
  /** By language. */
  readonly texts: Readonly<Record<string, unknown>>;
}

/** As the shell does it, so that what the module throws is seen. */
function importInPage(page: Page, address: string): Promise<LoadedModule> {
  return page.evaluate(async (url) => {
    try {
      const module = (await import(url)) as { default?: { routes?: unknown; slots?: Record<string, unknown>; texts?: Record<string, unknown> } };
      const { routes, slots = {}, texts = {} } = module.default ?? {};
      return { problem: routes ? undefined : 'it exports no plugin UI as default', slots: Object.keys(slots), texts };
    } catch (error) {
      return { problem: String(error), slots: [], texts: {} };
    }
  }, address);
}

function slowness(seconds: number, { app, budgets: { uiLoadSeconds } }: AppTrial): Finding[] {
  const said = `The interface for the ${app} app takes ${seconds.toFixed(1)} s to load.`;
  if (seconds > uiLoadSeconds.refuse) return [failure(said, app)];
  return seconds > uiLoadSeconds.warn ? [warning(said, app)] : [];
}

function textsOf({ texts }: LoadedModule, { app }: AppTrial): Finding[] {
  const missing = languages.filter((one) => !(one in texts));
  if (missing.length > 0) return missing.map((one) => failure(`The interface for the ${app} app has no texts in ${one}.`, app));
  return findingsOfTextFiles(texts['zh-CN'], texts['en'], `the ${app} app's texts`);
}

export interface Loaded {
  /** Whether there is anything to look at. */
  readonly isThere: boolean;
  readonly findings: readonly Finding[];
}

/** Loads the module of an interface and compares it with what the manifest says of it. */
export async function loadModule(page: Page, trial: AppTrial): Promise<Loaded> {
  const { life, app } = trial;
  const { ui, version } = life.installed.release;
  const started = performance.now();
  const module = await importInPage(page, `/plugins/${life.pluginId}/${version}/${ui!.hash}/${ui![app]!}`);
  const said = `The interface for the ${app} app does not load: ${module.problem?.replace(/\.$/, '')}.`;
  if (module.problem !== undefined) return { isThere: false, findings: [failure(said, app)] };
  const wanted = Object.entries(life.source.manifest.contributes?.[app]?.slots ?? {});
  const findings = [
    ...slowness((performance.now() - started) / 1_000, trial),
    ...wanted.filter(([, name]) => !module.slots.includes(name)).map(([slot, name]) => failure(`The manifest puts ${name} into the slot ${slot}, and the interface has no such component.`, app)),
    ...textsOf(module, trial),
  ];
  return { isThere: true, findings };
}
