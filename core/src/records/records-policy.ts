import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Type, type Static } from '@fudao/plugin-sdk';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';
import { retentionOf, type RetentionRules } from './retention/retention-rules.ts';

const closed = { additionalProperties: false } as const;
const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const Days = Type.Union([whole(30, 36_500), Type.Literal('forever')]);
const kindPattern = '^[a-z][a-z0-9-]*\\.([a-z][a-z0-9-]*|\\*)$|^otherwise$';

/** Schema of config/policies/records.yaml, which says what each figure is for. */
export const RecordsPolicySchema = Type.Object(
  {
    openings: Type.Object(
      {
        minutes: whole(5, 240),
        waitHours: whole(1, 168),
        mostDays: whole(1, 3_660),
        fewestWords: whole(5, 200),
        reasons: Type.Array(Type.String({ pattern: '^[a-z][a-z-]{1,30}$' }), { minItems: 1, maxItems: 12, uniqueItems: true }),
        approval: Type.Object(
          {
            'school-administrator': Type.Boolean(),
            'district-administrator': Type.Boolean(),
            'city-administrator': Type.Boolean(),
          },
          closed,
        ),
      },
      closed,
    ),
    retention: Type.Record(Type.String({ pattern: kindPattern }), Days),
  },
  closed,
);

export type RecordsPolicy = Static<typeof RecordsPolicySchema>;

/** Without these nobody could tell why a payload or a key is gone. */
const vouching = ['records.person-erased', 'records.payloads-ended'];

function problemOf(rules: RetentionRules): string | undefined {
  if (rules['otherwise'] === undefined) return '/retention needs `otherwise`';
  const ended = vouching.find((kind) => retentionOf(rules, kind).days !== null);
  return ended && `/retention must keep ${ended} forever`;
}

export function parseRecordsPolicy(content: string): RecordsPolicy {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(RecordsPolicySchema)(tree) ?? [];
  if (problem) throw new ConfigError(`config/policies/records.yaml is wrong: ${problem.field} ${problem.message}.`);
  const policy = tree as RecordsPolicy;
  const second = problemOf(policy.retention);
  if (second) throw new ConfigError(`config/policies/records.yaml is wrong: ${second}.`);
  return policy;
}

/** Read before the room's timers begin, so at once. */
export function readRecordsPolicy(): RecordsPolicy {
  return parseRecordsPolicy(readFileSync(join(projectRoot, 'config/policies/records.yaml'), 'utf8'));
}
