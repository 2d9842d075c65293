import { FudaoError } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../database/index.ts';
import type { Acting } from './acting.ts';
import { noteStep, stepsDone, type DemoStep } from './demo-steps.ts';
import { seedDemoAdmissions } from './seed-demo-admissions.ts';
import { demandDemo, isCityThere, seedDemoCity } from './seed-demo-city.ts';
import { seedDemoConsents } from './seed-demo-consents.ts';

/** So often two nodes of a test cluster may meet in one step. */
const mostMeetings = 5;

type Making = readonly [DemoStep, (acting: Acting) => Promise<unknown>];

const makings: readonly Making[] = [
  ['city', ({ platform }) => seedDemoCity(platform)],
  ['admissions', seedDemoAdmissions],
  ['consents', ({ platform }) => seedDemoConsents(platform)],
];

async function note({ platform }: Acting, step: DemoStep): Promise<void> {
  await noteStep(platform.database, step, platform.now()).catch((error: unknown) => {
    if (!(error instanceof UniqueViolation)) throw error;
  });
}

/** Another node does the same at this moment: what it has done by then is found done. */
const isMeeting = (error: unknown) => error instanceof FudaoError && error.spec.status === 409;

async function make(acting: Acting, [step, making]: Making): Promise<void> {
  for (let met = 0; ; met += 1) {
    try {
      await making(acting);
      return await note(acting, step);
    } catch (error) {
      if (!isMeeting(error) || met === mostMeetings) throw error;
    }
  }
}

async function isFromBefore({ platform }: Acting, done: ReadonlySet<DemoStep>): Promise<boolean> {
  return !done.has('begun') && (await isCityThere(platform));
}

/**
 * Makes the demo city at the first start, step by step, each noted once it is done: a start that was cut short is gone
 * on with by the next one, and later starts leave alone what people changed since.
 * @throws where the settings do not ask for it
 */
export async function seedDemo(acting: Acting): Promise<void> {
  const { database, config } = acting.platform;
  demandDemo(config);
  const done = await stepsDone(database);
  const open = makings.filter(([step]) => !done.has(step));
  if (open.length === 0 || (await isFromBefore(acting, done))) return;
  if (!done.has('begun')) await note(acting, 'begun');
  for (const making of open) await make(acting, making);
}
