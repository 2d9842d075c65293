import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FudaoError } from '@fudao/plugin-sdk';
import { projectRoot, type Config } from '../runtime/config.ts';
import type { Platform } from '../runtime/platform.ts';
import { calendarOf, type CalendarFile } from './calendar-file.ts';
import { demoPassword, readDemoCity, readDemoYaml, type DemoCity } from './demo-city.ts';
import { administratorLine, rosterOf, studentLine, teacherLine } from '../roster/city-roster.ts';

interface Imported {
  created: number;
  errors: { line: number; reason: string }[];
}

/** A roster, the calendars of two years and the accounts: so often two nodes may meet. */
const mostMeetings = 5;

async function readCalendars(): Promise<CalendarFile[]> {
  const names = (await readdir(join(projectRoot, 'config/calendars'))).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map((name) => readDemoYaml<CalendarFile>('config/calendars', name)));
}

/** Its people come last and all at once. */
export async function isCityThere({ call }: Platform, given?: DemoCity): Promise<boolean> {
  const { administrators } = given ?? (await readDemoCity());
  const { educationId } = administrators[0]!;
  return (await call<{ id: string | null }>('identity.accountByEducationId', { educationId })).id !== null;
}

async function seed(platform: Platform, city: DemoCity): Promise<void> {
  const { call, log } = platform;
  await call('organisation.importRoster', rosterOf(city));
  for (const calendar of await readCalendars()) await call('organisation.importCalendar', calendarOf(calendar));
  const { students, teachers, administrators } = city;
  const lines = [...students.map(studentLine), ...teachers.map(teacherLine), ...administrators.map(administratorLine)];
  const accounts = lines.map((line) => ({ ...line, password: demoPassword }));
  const imported = await call<Imported>('identity.importAccounts', { accounts });
  const [problem] = imported.errors;
  if (problem) throw new Error(`Account ${problem.line} of the demo city is wrong: ${problem.reason}.`);
  log.info({ accounts: imported.created }, 'the demo city is ready');
}

/** @throws where the settings do not ask for a demo city: its passwords are known to everybody */
export function demandDemo({ production, demo }: Pick<Config, 'production' | 'demo'>): void {
  if (production || !demo) throw new Error('The demo city is never made where real people may be.');
}

/**
 * Makes the demo city at the first start: districts, schools, people and calendar; gives whether it was made
 * now. The people come last and all at once, so that a start that was cut short is made up for by the next
 * one, and later starts leave alone what administrators changed since.
 * @throws where the settings do not ask for it: its passwords are known to everybody
 */
export async function seedDemoCity(platform: Platform): Promise<boolean> {
  demandDemo(platform.config);
  const city = await readDemoCity();
  if (await isCityThere(platform, city)) return false;
  for (let met = 0; ; met += 1) {
    try {
      await seed(platform, city);
      return true;
    } catch (error) {
      // Another node of a test cluster makes it at this moment; each step of it may be where the two meet.
      if ((error as Partial<FudaoError>).code !== 'FUDAO_CONFLICT' || met === mostMeetings) throw error;
    }
  }
}
