import type { LockingSqlScope } from '@fudao/plugin-sdk';
import { newId } from '../runtime/new-id.ts';
import { addMonth, addPart, lockTeacher, type PortraitMonth, type PortraitPart } from './portrait.repository.ts';
import type { Rating } from './rating.ts';
import { bucketOf } from './scale.ts';

/** What one released rating is in the sums of a portrait. */
export function sumsOf(rating: Rating): { month: PortraitMonth; parts: PortraitPart[] } {
  const { given, released, mode } = rating;
  if (!given || !released) throw new Error('Only a released rating is in a portrait.');
  const bucket = bucketOf(given.share);
  const isIn = (name: typeof bucket) => (name === bucket ? 1 : 0);
  const buckets = { low: isIn('low'), middle: isIn('middle'), high: isIn('high') };
  const part = (kind: PortraitPart['kind']) => (value: string) => ({ kind, value, ratings: 1 });
  return {
    month: { month: released.month, mode, ratings: 1, shares: given.share, ...buckets },
    parts: [
      ...given.tagIds.map(part('tag')),
      ...(rating.subject === null ? [] : [rating.subject].map(part('subject'))),
      ...rating.knowledgePointIds.map(part('knowledge-point')),
    ],
  };
}

const monthKey = ({ month, mode }: PortraitMonth) => `${month} ${mode}`;
const partKey = ({ kind, value }: PortraitPart) => `${kind} ${value}`;

function plus(a: PortraitMonth, b: PortraitMonth): PortraitMonth {
  const { month, mode } = a;
  return { month, mode, ratings: a.ratings + b.ratings, shares: a.shares + b.shares, low: a.low + b.low, middle: a.middle + b.middle, high: a.high + b.high };
}

/** The sums of many ratings: what a portrait is, whichever way it came about. */
export function portraitOf(ratings: readonly Rating[]): { months: PortraitMonth[]; parts: PortraitPart[] } {
  const months = new Map<string, PortraitMonth>();
  const parts = new Map<string, PortraitPart>();
  for (const sums of ratings.map(sumsOf)) {
    const key = monthKey(sums.month);
    const known = months.get(key);
    months.set(key, known ? plus(known, sums.month) : sums.month);
    for (const part of sums.parts) {
      const before = parts.get(partKey(part))?.ratings ?? 0;
      parts.set(partKey(part), { ...part, ratings: before + 1 });
    }
  }
  return { months: [...months.values()], parts: [...parts.values()] };
}

/** Adds ratings to the portrait, whose row the caller holds. */
export async function addToPortrait(db: LockingSqlScope, teacherId: string, ratings: readonly Rating[], sign: 1 | -1 = 1): Promise<void> {
  const { months, parts } = portraitOf(ratings);
  for (const one of months) {
    const { month, mode, ratings: count, shares, low, middle, high } = one;
    const add = { month, mode, ratings: sign * count, shares: sign * shares, low: sign * low, middle: sign * middle, high: sign * high };
    await addMonth(db, teacherId, newId(), add);
  }
  for (const part of parts) await addPart(db, teacherId, newId(), { ...part, ratings: sign * part.ratings });
}

/** What does not count any more leaves the portrait at once. */
export async function takeFromPortrait(db: LockingSqlScope, rating: Rating): Promise<void> {
  if (!rating.released) return;
  await lockTeacher(db, rating.teacherId);
  await addToPortrait(db, rating.teacherId, [rating], -1);
}
