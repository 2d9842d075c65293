import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Administrator, CityRoster, Student, Teacher } from '../roster/city-roster.ts';
import { projectRoot } from '../runtime/config.ts';

/** What every demo account signs in with; the accounts never exist in production. */
export const demoPassword = 'fudao-demo';

/** Our own file, so its people have their shape. */
export interface DemoCity extends CityRoster {
  students: Student[];
  teachers: Teacher[];
  administrators: Administrator[];
}

export async function readDemoYaml<T>(...path: string[]): Promise<T> {
  return parse(await readFile(join(projectRoot, ...path), 'utf8')) as T;
}

export function readDemoCity(): Promise<DemoCity> {
  return readDemoYaml<DemoCity>('core/seed/demo-city.yaml');
}
