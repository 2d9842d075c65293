import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LocalTextSchema, Type, type Static } from '@fudao/plugin-sdk';
import { isLocalDate } from '../runtime/city-time/index.ts';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';

const closed = { additionalProperties: false } as const;
const Days = Type.Integer({ minimum: 1, maximum: 366 });

const PurposeSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 }),
    /** Raised whenever the purpose or a recipient changes: everybody is asked anew. */
    version: Type.Integer({ minimum: 1 }),
    /** Without one that is needed the account is not used. */
    isOptional: Type.Boolean(),
    /** Asked for each plugin that hands data to others, in the words of its manifest. */
    isPerPlugin: Type.Boolean({ default: false }),
    name: LocalTextSchema,
    explanation: LocalTextSchema,
    /** What happens where it is refused. */
    refusal: LocalTextSchema,
    recipients: Type.Array(LocalTextSchema, { maxItems: 10 }),
    retention: Type.String({ pattern: '^P(\\d+Y)?(\\d+M)?(\\d+D)?$' }),
  },
  closed,
);

/** Schema of config/policies/consent.yaml, which says what each entry is for. */
export const ConsentPolicySchema = Type.Object(
  {
    graceDays: Days,
    soonDays: Days,
    codeDays: Type.Integer({ minimum: 1, maximum: 90 }),
    /** Null: who has not consented is reminded, and goes on. */
    basicServiceRequiredFrom: Type.Union([Type.Null(), Type.String()]),
    purposes: Type.Array(PurposeSchema, { minItems: 1, maxItems: 40 }),
  },
  closed,
);

export type ConsentPolicy = Static<typeof ConsentPolicySchema>;
export type Purpose = ConsentPolicy['purposes'][number];

export const basicService = 'basic-service';

function problemOf({ purposes, basicServiceRequiredFrom: from }: ConsentPolicy): string | undefined {
  const ids = purposes.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) return `purpose ${twice} is there twice`;
  if (!purposes.some(({ id, isOptional }) => id === basicService && !isOptional)) return `there is no needed purpose ${basicService}`;
  if (purposes.filter(({ isPerPlugin }) => isPerPlugin).length > 1) return 'only one purpose can be asked for each plugin';
  return from === null || isLocalDate(from) ? undefined : `${from} is no day`;
}

export function parseConsentPolicy(content: string): ConsentPolicy {
  const tree: unknown = parse(content);
  const [wrong] = compileSchema(ConsentPolicySchema)(tree) ?? [];
  const problem = wrong ? `${wrong.field} ${wrong.message}` : problemOf(tree as ConsentPolicy);
  if (problem) throw new ConfigError(`config/policies/consent.yaml is wrong: ${problem}.`);
  return tree as ConsentPolicy;
}

export async function readConsentPolicy(): Promise<ConsentPolicy> {
  return parseConsentPolicy(await readFile(join(projectRoot, 'config/policies/consent.yaml'), 'utf8'));
}
