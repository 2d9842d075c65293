import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../../core/src/testing/api-client.ts';
import { startNode, type NodeProcess } from '../../core/src/testing/node-process.ts';
import { launchBrowser, openPerson, photographAll, type Person } from '../support/browser.ts';
import { bringPastAnswers, enable } from '../support/past-answers-plugin.ts';
import { demand, signIn, step } from '../support/steps.ts';
import { applying } from './programme-rules/applying.ts';
import { auditing } from './programme-rules/auditing.ts';
import { beingTold, quietHours } from './programme-rules/being-told.ts';
import { changingRules } from './programme-rules/changing-rules.ts';
import { markingDays } from './programme-rules/marking-days.ts';
import { moderating } from './programme-rules/moderating.ts';
import { openingRecords } from './programme-rules/opening-records.ts';
import { payingOut } from './programme-rules/paying-out.ts';
import { reading } from './programme-rules/reading-reports.ts';
import { tutoring } from './programme-rules/tutoring.ts';

export const summary = 'the programme’s rules from admission to audit: who may tutor, what is reported, paid and looked at';

const educationIds = { student: '20260011', teacher: 'T0003', school: 'S0002', district: 'D0001', city: 'C0001' } as const;
type Role = keyof typeof educationIds;

/** One school's student, teacher and administrators: their browsers, and clients of the API for what is not looked at. */
export interface Cast extends Record<Role, Person> {
  readonly url: string;
  readonly dataFolder: string;
  readonly api: Readonly<Record<Role, ApiClient>>;
  /** Opens a page of the staff app. */
  open(person: Person, path: string): Promise<void>;
}

const roles = Object.keys(educationIds) as Role[];

async function perRole<T>(make: (role: Role) => Promise<T>): Promise<Record<Role, T>> {
  const made = await Promise.all(roles.map(async (role): Promise<[Role, T]> => [role, await make(role)]));
  return Object.fromEntries(made) as Record<Role, T>;
}

export async function run(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  const browser = await launchBrowser();
  let node: NodeProcess | undefined;
  try {
    node = await step('the platform starts with a demo city', () => startNode({ FUDAO_DATA: dataFolder }));
    const { url } = node;
    const cast = await step('everybody signs in', async (): Promise<Cast> => {
      const people = await perRole(async (role) => {
        const person = await openPerson(browser, role === 'student' ? 'phone' : 'desktop');
        await signIn(person.page, url, educationIds[role]);
        return person;
      });
      const api = await perRole((role) => ApiClient.signIn(url, educationIds[role]));
      const open = async ({ page }: Person, path: string) => void (await page.goto(`${url}/admin${path}`));
      return { ...people, url, dataFolder, api, open };
    });
    await step('the district enables the Q&A centre, and the city brings what knows of earlier answers', async () => {
      await enable(cast.api.district, 'question-answer');
      await bringPastAnswers(cast.api.city, cast.api.district);
    });
    await beingTold(cast);
    await applying(cast);
    await changingRules(cast);
    await markingDays(cast);
    await tutoring(cast);
    await moderating(cast);
    await openingRecords(cast);
    await payingOut(cast);
    await reading(cast);
    await quietHours(cast);
    await auditing(cast);
    await step('no page had an uncaught error', () => {
      const faults = roles.flatMap((role) => cast[role].faults);
      demand(faults.length === 0, faults.join('\n'));
      return Promise.resolve();
    });
  } catch (error) {
    await photographAll(browser, 'programme-rules');
    throw error;
  } finally {
    await browser.close();
    await node?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
