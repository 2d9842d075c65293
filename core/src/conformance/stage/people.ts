import type { Caller, Role } from '@fudao/plugin-sdk';
import { demoPassword, readDemoCity } from '../../demo/demo-city.ts';
import { ApiClient } from '../../testing/api-client.ts';
import type { TestPlatform } from '../../testing/start-platform.ts';

/** A real account of the demo city, as the platform resolves it from a verified token. */
export interface Person {
  readonly role: Role;
  readonly educationId: string;
  readonly caller: Caller;
}

/** One of each role of a district. */
export type DistrictPeople = ReadonlyMap<Role, Person>;

export interface People {
  /** Two districts that have nothing to do with each other. */
  readonly here: DistrictPeople;
  readonly there: DistrictPeople;
  /** City administrator and vendor, who belong to no district. */
  readonly anywhere: DistrictPeople;
}

export const password = demoPassword;

const districts = ['yunhu', 'dongling'] as const;
const first = <T>(values: readonly T[], fits: (value: T) => boolean): T => {
  const found = values.find(fits);
  if (found === undefined) throw new Error('the demo city lacks somebody that the conformance kit needs');
  return found;
};

/** Education ids by role of those who belong to a district of the demo city. */
async function educationIdsOf(district: string): Promise<[Role, string][]> {
  const { districts: places = [], students, teachers, administrators } = await readDemoCity();
  const groups = places.flatMap(({ schools = [] }) => schools.flatMap(({ classGroups = [] }) => classGroups));
  const isOf = (place: string | undefined) => place === district || place?.startsWith(`${district}-`) === true;
  const administrator = (role: string) =>
    first(administrators, (one) => one.role === role && isOf(one.scope ?? undefined)).educationId;
  const teacher = first(teachers, ({ school, reviewer }) => isOf(school) && !reviewer);
  // One whom that teacher could teach.
  const grades = new Map(groups.map(({ id, grade }) => [id, grade]));
  const student = first(students, ({ classGroup }) => isOf(classGroup) && teacher.grades.includes(grades.get(classGroup)!));
  return [
    ['student', student.educationId],
    ['teacher', teacher.educationId],
    ['school-administrator', administrator('school-administrator')],
    ['district-administrator', administrator('district-administrator')],
  ];
}

async function resolvePeople(platform: TestPlatform, ids: readonly [Role, string][]): Promise<DistrictPeople> {
  const resolved = ids.map(async ([role, educationId]) => {
    const { token } = await ApiClient.signIn(platform.url, educationId);
    const caller = await platform.node.runtime.platform.call<Caller>('identity.resolve', { token });
    return [role, { role, educationId, caller }] as const;
  });
  return new Map(await Promise.all(resolved));
}

export async function findPeople(platform: TestPlatform): Promise<People> {
  const [here, there] = await Promise.all(districts.map(educationIdsOf));
  return {
    here: await resolvePeople(platform, here!),
    there: await resolvePeople(platform, there!),
    anywhere: await resolvePeople(platform, [
      ['city-administrator', 'C0001'],
      ['vendor', 'V0001'],
    ]),
  };
}
