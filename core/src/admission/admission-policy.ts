import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LocalTextSchema, Type, type Static } from '@fudao/plugin-sdk';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';

const closed = { additionalProperties: false } as const;
const Days = Type.Integer({ minimum: 1, maximum: 365 });

export const TitleSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 }),
    rank: Type.Integer({ minimum: 1 }),
    name: LocalTextSchema,
  },
  closed,
);
export type Title = Static<typeof TitleSchema>;

/** Days that each level has for a review; city administrators may change them. */
export const DeadlinesSchema = Type.Object({ school: Days, district: Days, city: Days }, closed);
export type Deadlines = Static<typeof DeadlinesSchema>;

/** Shape of config/policies/admission.yaml. */
export const AdmissionPolicySchema = Type.Object(
  {
    deadlines: DeadlinesSchema,
    reconfirmation: Type.Object(
      {
        /** How long before its end an admission can be confirmed for another year. */
        openDays: Days,
        /** So many days before the end the teacher is reminded. */
        remindDays: Type.Array(Days, { minItems: 1, maxItems: 10 }),
      },
      closed,
    ),
    /** Who is admitted so few days before the end of a school year is so for the next one as well. */
    carryOverDays: Type.Integer({ minimum: 0, maximum: 300 }),
    /** Teachers of this rank and above may apply (domain: at least intermediate title, 中级). */
    lowestRank: Type.Integer({ minimum: 1 }),
    titles: Type.Array(TitleSchema, { minItems: 1, maxItems: 30 }),
  },
  closed,
);
export type AdmissionPolicy = Static<typeof AdmissionPolicySchema>;

export function parseAdmissionPolicy(content: string): AdmissionPolicy {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(AdmissionPolicySchema)(tree) ?? [];
  if (problem) throw new ConfigError(`config/policies/admission.yaml is wrong: ${problem.field} ${problem.message}.`);
  const policy = tree as AdmissionPolicy;
  if (!policy.titles.some(({ rank }) => rank >= policy.lowestRank)) {
    throw new ConfigError('config/policies/admission.yaml is wrong: no title reaches lowestRank.');
  }
  return policy;
}

export async function readAdmissionPolicy(): Promise<AdmissionPolicy> {
  return parseAdmissionPolicy(await readFile(join(projectRoot, 'config/policies/admission.yaml'), 'utf8'));
}

export const findTitle = ({ titles }: AdmissionPolicy, id: string): Title | undefined =>
  titles.find((title) => title.id === id);

/** Whether a title is high enough to apply. */
export function isEligible(policy: AdmissionPolicy, titleId: string): boolean {
  const title = findTitle(policy, titleId);
  return title !== undefined && title.rank >= policy.lowestRank;
}
