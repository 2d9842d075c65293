import type { FitReason } from '../api.ts';

/** What is known of a teacher for one student. */
export interface Match {
  /** Of the knowledge points that the student needed help with, those that this teacher helped others with well. */
  readonly sharedPoints: number;
  /** Style tags of the teacher that the student gave to teachers before. */
  readonly likedTags: readonly string[];
  /** Of 12; null: not rated by enough students to say. */
  readonly quality: number | null;
  /** Whether this teacher has helped this student, and was rated well for it. */
  readonly hasHelped: boolean;
  readonly isOwnDistrict: boolean;
}

/** Steps of the scale: what is nearer together counts as the same, so that waiting decides between them. */
const step = 0.25;
const enoughPoints = 3;
const enoughTags = 2;
/** Of 12: from where on quality speaks for a teacher. */
const fairQuality = 6;
const bestQuality = 12;

const share = (of: number, whole: number) => Math.min(1, Math.max(0, of / whole));
const qualityShare = (quality: number | null) => (quality === null ? 0.5 : share(quality - fairQuality, bestQuality - fairQuality));

/**
 * How well a teacher fits a student, from 0 to 7 in steps of a quarter:
 * `3 p + 1.5 t + q + h + d/2`, where p is the share of three weak knowledge points that the teacher serves well, t that of
 * two liked style tags, q the quality above 6 of 12 (a half where it is not known), h and d whether the teacher has
 * helped this student before and is of the own district. Subject and grade are not weighed: who lacks them is no match.
 */
export function fitOf({ sharedPoints, likedTags, quality, hasHelped, isOwnDistrict }: Match): number {
  const value =
    3 * share(sharedPoints, enoughPoints) +
    1.5 * share(likedTags.length, enoughTags) +
    qualityShare(quality) +
    (hasHelped ? 1 : 0) +
    (isOwnDistrict ? 0.5 : 0);
  return Math.round(value / step) * step;
}

/** From where on a good rating is worth a word. */
const goodQuality = 9;

/** What speaks for a teacher, the weightiest first. */
export function reasonsOf(match: Match, hasWaitedLongest: boolean): FitReason[] {
  const reasons: FitReason[] = [];
  if (match.sharedPoints > 0) reasons.push({ code: 'weak-points', points: match.sharedPoints });
  if (match.hasHelped) reasons.push({ code: 'served-you' });
  const [tag] = match.likedTags;
  if (tag !== undefined) reasons.push({ code: 'tag', tag });
  if ((match.quality ?? 0) >= goodQuality) reasons.push({ code: 'well-rated' });
  if (match.isOwnDistrict) reasons.push({ code: 'own-district' });
  if (hasWaitedLongest) reasons.push({ code: 'waiting-longest' });
  return reasons;
}
