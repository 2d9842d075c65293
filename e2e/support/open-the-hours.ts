import { ApiClient } from '../../core/src/testing/api-client.ts';

interface SchoolYear {
  readonly today: string;
  readonly terms: readonly { startsOn: string; endsOn: string }[];
  readonly days: readonly { date: string; isSchoolDay: boolean }[];
  readonly revisions: { readonly city: number };
}

/** School years begin in September; the platform says which day it is where the city lies. */
async function readYear(city: ApiClient): Promise<SchoolYear> {
  const now = new Date();
  const year = now.getUTCMonth() >= 8 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
  return (await city.get<SchoolYear>(`/api/organisation/school-years/${year}`)).body;
}

async function makeSchoolDay(city: ApiClient): Promise<void> {
  const { today, terms, revisions } = await readYear(city);
  if (!terms.some(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)) {
    const term = { name: '临时学期', startsOn: today, endsOn: today, expectedRevision: revisions.city };
    (await city.post('/api/organisation/terms', term)).expect(200);
  }
  const after = await readYear(city);
  if (after.days.find(({ date }) => date === today)?.isSchoolDay) return;
  const marked = { from: today, to: today, mark: 'make-up', name: '补课', expectedRevision: after.revisions.city };
  (await city.put('/api/organisation/marked-days', marked)).expect(200);
}

/** Lets live tutoring take place now, whenever a journey runs: hours around the clock, and today a school day. */
export async function openTheHours(url: string): Promise<void> {
  const city = await ApiClient.signIn(url, 'C0001');
  await makeSchoolDay(city);
  const { body } = await city.get<{ revision: number; city: object }>('/api/policy/rules');
  const rules = { ...body.city, tutoringHours: { from: '00:00', to: '24:00' } };
  (await city.put('/api/policy/rules', { rules, reason: 'a journey at any hour', expectedRevision: body.revision })).expect(200);
}
