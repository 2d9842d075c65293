import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Type, type Static } from '@fudao/plugin-sdk';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';

const closed = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 1, maximum: 10_000 });

/** Schema of config/policies/reports.yaml, which says what each figure is for. */
export const ReportsPolicySchema = Type.Object(
  {
    fewestRatings: Type.Integer({ minimum: 3, maximum: 100 }),
    hoursUntilFixed: Type.Integer({ minimum: 0, maximum: 240 }),
    anomalies: Type.Object(
      {
        shortSession: Type.Object({ seconds: Count, fewest: Count, leastShare: Type.Number({ minimum: 0, maximum: 1 }) }, closed),
        outsideHours: Type.Object({ fewest: Count }, closed),
        suddenRise: Type.Object(
          {
            times: Type.Number({ minimum: 1.5, maximum: 100 }),
            periodsBefore: Type.Integer({ minimum: 1, maximum: 12 }),
            fewestPeriods: Type.Integer({ minimum: 1, maximum: 12 }),
            leastMinutes: Count,
            leastAnswers: Count,
          },
          closed,
        ),
      },
      closed,
    ),
  },
  closed,
);

export type ReportsPolicy = Static<typeof ReportsPolicySchema>;

export function parseReportsPolicy(content: string): ReportsPolicy {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(ReportsPolicySchema)(tree) ?? [];
  if (problem) throw new ConfigError(`config/policies/reports.yaml is wrong: ${problem.field} ${problem.message}.`);
  return tree as ReportsPolicy;
}

export async function readReportsPolicy(): Promise<ReportsPolicy> {
  return parseReportsPolicy(await readFile(join(projectRoot, 'config/policies/reports.yaml'), 'utf8'));
}

/** Names the rules that a report was made by: other rules have another name. */
export function versionOf(policy: ReportsPolicy): string {
  return createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 12);
}
