import type { Person } from './person.ts';

/** A value without a person's name and education ID, wherever in it; ids stay. */
export function withoutPerson(value: unknown, person: Pick<Person, 'educationId' | 'name'>): unknown {
  if (typeof value === 'string') return value.replaceAll(person.educationId, '').replaceAll(person.name, '');
  if (Array.isArray(value)) return value.map((item) => withoutPerson(item, person));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutPerson(item, person)]));
}
