import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNode, type NodeProcess } from '../../core/src/testing/node-process.ts';
import { launchBrowser, openPerson, photographAll, type Person } from '../support/browser.ts';
import { demand, signIn, step } from '../support/steps.ts';
import { asking } from './first-question/asking.ts';
import { answering } from './first-question/answering.ts';
import { choosing } from './first-question/choosing.ts';
import { enabling } from './first-question/enabling.ts';
import { guidance } from './first-question/guidance.ts';
import { supervising } from './first-question/supervising.ts';
import { onTheRecord } from './first-question/on-the-record.ts';

export const summary = "a student's question gets answered, end to end";

/** Everybody and everything of the journey. */
export interface Cast {
  /** The running platform; another one after the process was killed. */
  node: NodeProcess;
  readonly dataFolder: string;
  readonly student: Person;
  /** A student of a district without the plugin. */
  readonly stranger: Person;
  readonly teacher: Person;
  readonly colleague: Person;
  readonly administrator: Person;
  readonly reviewer: Person;
  /** Kills the platform as a power cut would, and starts it again at the same address. */
  powerCut(): Promise<void>;
}

const people = {
  student: ['phone', '20260001'],
  stranger: ['phone', '20260041'],
  teacher: ['desktop', 'T0001'],
  colleague: ['desktop', 'T0002'],
  administrator: ['desktop', 'D0001'],
} as const;

export async function run(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'fudao-e2e-'));
  const browser = await launchBrowser();
  let node: NodeProcess | undefined;
  try {
    node = await step('the platform starts with a demo city', () => startNode({ FUDAO_DATA: dataFolder }));
    const url = node.url;
    const port = new URL(url).port;
    const open = async ([screen, id]: readonly ['phone' | 'desktop', string]) => {
      const person = await openPerson(browser, screen);
      await signIn(person.page, url, id);
      return person;
    };
    const cast = await step('everybody signs in', async (): Promise<Cast> => {
      const [student, stranger, teacher, colleague, administrator] = [
        await open(people.student),
        await open(people.stranger),
        await open(people.teacher),
        await open(people.colleague),
        await open(people.administrator),
      ];
      return {
        node: node!,
        dataFolder,
        student,
        stranger,
        teacher,
        colleague,
        administrator,
        // The second mathematics teacher reviews the bank's mathematics.
        reviewer: colleague,
        async powerCut(this: Cast) {
          await this.node.kill();
          this.node = node = await startNode({ FUDAO_DATA: dataFolder, PORT: port });
        },
      };
    });
    await enabling(cast);
    await asking(cast);
    await guidance(cast);
    await answering(cast);
    await choosing(cast);
    await supervising(cast);
    await onTheRecord(cast);
    await step('no page had an uncaught error', async () => {
      const faults = Object.keys(people).flatMap((name) => cast[name as keyof typeof people].faults);
      demand(faults.length === 0, faults.join('\n'));
    });
  } catch (error) {
    await photographAll(browser, 'first-question');
    throw error;
  } finally {
    await browser.close();
    await node?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
