import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { failure, type Finding } from '../finding.ts';
import { isFramed } from './built-module.ts';
import { drawnText, framedText, framesAreThere, framesOf } from './framed-page.ts';
import { axeComplaints } from './open-browser.ts';
import { isShown, longestMs, settle, type AppTrial, type Language, type OpenApp } from './open-app.ts';

/** What framed pages said in a language, by the place. */
export type SaidByPlace = Map<string, string>;

export interface Visit {
  readonly open: OpenApp;
  readonly trial: AppTrial;
  readonly language: Language;
  /** What framed pages said in the language before; what they say now is added. */
  readonly before: ReadonlyMap<string, string>;
  readonly said: SaidByPlace;
  /** Its framed pages do not speak: whoever waits for each of them waits long. */
  isMute: boolean;
}

/** The plugin's pages that the navigation leads to and the person may see. */
function routesFor({ life, app, person }: AppTrial): string[] {
  const { contributes, permissions } = life.source.manifest;
  const entries = contributes?.[app]?.navigation ?? [];
  const isOpen = ({ permission }: (typeof entries)[number]) => !permission || permissions[permission]!.roles.includes(person.role);
  return entries.filter(isOpen).map(({ route }) => route);
}

/** Live, or at least after the page is loaded anew: that a message is late on a busy machine is no fault of the plugin. */
async function comes(page: Page, link: Locator): Promise<boolean> {
  if (await isShown(link, longestMs / 3)) return true;
  await page.reload();
  return isShown(link, longestMs);
}

/** Framed pages bring their own texts; what a page says alike in both languages it says in one. */
async function textsOfFrames(visit: Visit, where: string, part: string): Promise<Finding[]> {
  const { open: { page }, trial: { life }, before, said } = visit;
  if ((await page.locator(`${part} fd-plugin-frame`).count()) === 0) return [];
  visit.isMute = !(await framesAreThere(page, part));
  if (visit.isMute) return [failure(`${where} is a framed page that never asks for its line to the app; call connectFrame in its script.`, where)];
  const text = await drawnText(page, life.pluginId);
  said.set(where, text);
  if (text === '') return [failure(`${where} is a framed page that shows nothing.`, where)];
  return before.get(where) === text ? [failure(`${where} is a framed page that says the same in both languages; take the language that the app tells.`, where)] : [];
}

/** A page that a person sees: no raw keys, no failure, usable for everybody. */
async function looksRight(visit: Visit, where: string, part: string): Promise<Finding[]> {
  const { open, trial, language } = visit;
  const { page } = open;
  const { pluginId } = trial.life;
  const framed = isFramed(trial) ? await textsOfFrames(visit, where, part) : [];
  const text = `${await page.locator('body').innerText()}\n${await framedText(page, pluginId)}`;
  const key = new RegExp(`\\b${pluginId}\\.[a-z][\\w-]*(?:\\.[\\w-]+)*`, 'i').exec(text)?.[0];
  const found = await axeComplaints(page, part);
  // Twice, so that what only moved by does not count.
  const again = found.length > 0 ? await wait(500).then(() => axeComplaints(page, part)) : [];
  const axe = again.filter((complaint) => found.includes(complaint));
  return [
    ...framed,
    ...(key ? [failure(`${where} shows the name of a text instead of the text (${key}, ${language}).`, where)] : []),
    ...axe.slice(0, 3).map((complaint) => failure(`${where} shuts people out (${language}); axe says ${complaint}.`, where)),
  ];
}

async function hasHeading(page: Page, pluginId: string): Promise<boolean> {
  const counts = [page, ...framesOf(page, pluginId)].map((place) => place.getByRole('heading').count());
  return (await Promise.all(counts)).some((count) => count > 0);
}

/** Pages of the app that stand where a plugin's page should. */
const standIns: Readonly<Record<string, string>> = {
  'fd-plugin-failed-page': 'shows that its pages could not be loaded',
  'fd-not-found-page': 'is an address that its interface has no page for',
  'fd-plugin-missing-page': 'is an address that its interface has no page for',
};

async function standInFor(page: Page, path: string, route: string): Promise<Finding | undefined> {
  for (const [part, what] of Object.entries(standIns)) {
    if ((await page.locator(part).count()) > 0) return failure(`${path} ${what}.`, route);
  }
  return undefined;
}

async function visitRoute(visit: Visit, route: string): Promise<Finding[]> {
  const { page } = visit.open;
  const { pluginId } = visit.trial.life;
  const path = `/p/${pluginId}/${route}`;
  const link = page.locator(`a[href$="${path}"]`).first();
  if (!(await comes(page, link))) return [failure(`The navigation does not lead to ${path} after it was enabled.`, route)];
  await link.click();
  await page.waitForURL(new RegExp(`${path.replaceAll('/', '\\/')}(?:[/?#].*)?$`)).catch(() => undefined);
  await settle(page);
  const standIn = await standInFor(page, path, route);
  if (standIn) return [standIn];
  const findings = await looksRight(visit, path, 'main');
  if (!(await hasHeading(page, pluginId))) findings.push(failure(`${path} has no heading, so nobody who listens to it knows where they are.`, route));
  return findings;
}

/** Looks at the home page and at every page that the navigation leads to. */
export async function visitPages(visit: Visit): Promise<Finding[]> {
  const { page } = visit.open;
  await settle(page);
  const findings = await looksRight(visit, 'The home page with its card', 'fd-plugin-slot');
  for (const route of routesFor(visit.trial)) if (!visit.isMute) findings.push(...(await visitRoute(visit, route)));
  return findings;
}
