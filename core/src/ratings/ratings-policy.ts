import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Type, type Static } from '@fudao/plugin-sdk';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';

const closed = { additionalProperties: false } as const;
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Count = Type.Integer({ minimum: 1, maximum: 10_000 });
const Improbability = Type.Number({ exclusiveMinimum: 0, maximum: 0.05 });

/** Schema of config/policies/ratings.yaml, which says what each figure is for. */
export const RatingsPolicySchema = Type.Object(
  {
    privacy: Type.Object(
      {
        /** Fewer would let a teacher tell who gave what: the programme shows aggregates, never who. */
        fewestRatings: Type.Integer({ minimum: 5, maximum: 100 }),
        wordsDelayDays: Type.Integer({ minimum: 1, maximum: 90 }),
      },
      closed,
    ),
    obligatory: Type.Object({ fromSeconds: Type.Integer({ minimum: 1, maximum: 600 }) }, closed),
    words: Type.Object({ review: Type.Union([Type.Literal('moderated'), Type.Literal('screened')]) }, closed),
    quality: Type.Object(
      {
        priorMean: Share,
        priorRatings: Count,
        halfLifeMonths: Type.Integer({ minimum: 1, maximum: 60 }),
        z: Type.Number({ minimum: 0.5, maximum: 4 }),
      },
      closed,
    ),
    flags: Type.Object(
      {
        windowDays: Type.Integer({ minimum: 7, maximum: 400 }),
        inflation: Type.Object(
          { fewestOfTeacher: Count, fewestOfStudent: Count, leastShare: Share, improbability: Improbability },
          closed,
        ),
        concentration: Type.Object({ fewestTogether: Count, leastShare: Share, improbability: Improbability }, closed),
        ring: Type.Object(
          {
            fewestTogether: Count,
            fewestStudents: Type.Integer({ minimum: 2, maximum: 60 }),
            fewestOfEach: Count,
            leastShare: Share,
            improbability: Improbability,
          },
          closed,
        ),
      },
      closed,
    ),
  },
  closed,
);

export type RatingsPolicy = Static<typeof RatingsPolicySchema>;

export function parseRatingsPolicy(content: string): RatingsPolicy {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(RatingsPolicySchema)(tree) ?? [];
  if (problem) throw new ConfigError(`config/policies/ratings.yaml is wrong: ${problem.field} ${problem.message}.`);
  return tree as RatingsPolicy;
}

export async function readRatingsPolicy(): Promise<RatingsPolicy> {
  return parseRatingsPolicy(await readFile(join(projectRoot, 'config/policies/ratings.yaml'), 'utf8'));
}
