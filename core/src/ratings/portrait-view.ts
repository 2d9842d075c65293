import { commonErrors, type CallAction, type LocalText, type SqlScope, type Static } from '@fudao/plugin-sdk';
import { cityMonth } from './city-month.ts';
import { findPeople, type Person } from './places.ts';
import { readMonths, readParts, type PortraitMonth, type PortraitPart } from './portrait.repository.ts';
import { qualityOf } from './quality.ts';
import type { RatingsPolicy } from './ratings-policy.ts';
import type { PortraitView } from './schemas.ts';
import { byId, countedAs, listTags, type Tag } from './tags.repository.ts';

/** How many of the most frequent are shown. */
const mostShown = 12;

type View = Static<typeof PortraitView>;

/** The months of all modes together, oldest first. */
export function historyOf(months: readonly PortraitMonth[]): View['history'] {
  const names = [...new Set(months.map(({ month }) => month))].sort();
  return names.map((month) => {
    const of = months.filter((one) => one.month === month);
    const sum = (of_: (one: PortraitMonth) => number) => of.reduce((total, one) => total + of_(one), 0);
    const ratings = sum((one) => one.ratings);
    const buckets = { low: sum((one) => one.low), middle: sum((one) => one.middle), high: sum((one) => one.high) };
    return { month, ratings, mean: sum((one) => one.shares) / ratings / 1000, ...buckets };
  });
}

/** Tags as they are counted today: merged ones under the name of the other. */
export function countTags(parts: readonly PortraitPart[], tags: ReadonlyMap<string, Tag>): View['tags'] {
  const counted = new Map<string, { id: string; name: LocalText; ratings: number }>();
  for (const { value, ratings } of parts) {
    const tag = countedAs(tags, value);
    if (!tag) continue;
    counted.set(tag.id, { id: tag.id, name: tag.name, ratings: (counted.get(tag.id)?.ratings ?? 0) + ratings });
  }
  return [...counted.values()].sort((a, b) => b.ratings - a.ratings || a.id.localeCompare(b.id)).slice(0, mostShown);
}

interface KnowledgePoint {
  readonly id: string;
  readonly name: string;
}

/** By name; those that the curriculum does not know any more are left out. */
async function nameKnowledgePoints(call: CallAction, points: readonly PortraitPart[], subjects: readonly string[]) {
  if (points.length === 0) return [];
  const lists = await Promise.all(
    subjects.map((subject) => call<{ items: KnowledgePoint[] }>('knowledge.knowledgePoints', { subject })),
  );
  const names = new Map(lists.flatMap(({ items }) => items.map(({ id, name }) => [id, name])));
  return points.flatMap(({ value, ratings }) => {
    const name = names.get(value);
    return name === undefined ? [] : [{ id: value, name, ratings }];
  });
}

export interface PortraitRules {
  readonly policy: RatingsPolicy;
  readonly timeZone: string;
  readonly now: number;
}

export async function findTeacher(call: CallAction, teacherId: string): Promise<Person> {
  const teacher = (await findPeople(call, [teacherId])).get(teacherId);
  if (!teacher?.roles.includes('teacher')) throw commonErrors.NOT_FOUND();
  return teacher;
}

/** What students and staff see of a teacher: sums of whole steps, with the figures that they come from. */
export async function readPortrait(
  { db, call }: { db: SqlScope; call: CallAction },
  teacher: Person,
  { policy, timeZone, now }: PortraitRules,
): Promise<View> {
  const [months, parts] = [await readMonths(db, teacher.id), await readParts(db, teacher.id)];
  const of = (kind: PortraitPart['kind']) => parts.filter((part) => part.kind === kind);
  const tallies = months.map(({ month, ratings, shares }) => ({ month, ratings, shares }));
  const subjects = of('subject').map(({ value, ratings }) => ({ subject: value, ratings }));
  const points = of('knowledge-point').slice(0, mostShown);
  return {
    teacherId: teacher.id,
    name: teacher.name,
    fewest: policy.privacy.fewestRatings,
    quality: qualityOf(tallies, cityMonth(now, timeZone), policy.quality),
    history: historyOf(months),
    subjects,
    knowledgePoints: await nameKnowledgePoints(call, points, subjects.map(({ subject }) => subject)),
    tags: countTags(of('tag'), byId(await listTags(db))),
  };
}
