import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Type, type Static } from '@fudao/plugin-sdk';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';
import type { QuietHours } from './delivery/quiet-hours.ts';

const closed = { additionalProperties: false } as const;
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const PerSecond = Type.Integer({ minimum: 1, maximum: 1_000 });

/** Schema of config/policies/notifications.yaml, which says what each figure is for. */
export const NotificationsPolicySchema = Type.Object(
  {
    studentQuietHours: Type.Object({ from: Clock, to: Clock }, closed),
    deliveriesPerSecond: Type.Object({ push: PerSecond, mail: PerSecond, sms: PerSecond }, closed),
    keptDays: Type.Integer({ minimum: 7, maximum: 1_000 }),
  },
  closed,
);

type Written = Static<typeof NotificationsPolicySchema>;

export interface NotificationsPolicy extends Omit<Written, 'studentQuietHours'> {
  readonly studentQuietHours: QuietHours;
}

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** @throws ConfigError with a sentence for the operator */
export async function readNotificationsPolicy(
  file = join(projectRoot, 'config/policies/notifications.yaml'),
): Promise<NotificationsPolicy> {
  const tree: unknown = parse(await readFile(file, 'utf8'));
  const [problem] = compileSchema(NotificationsPolicySchema)(tree) ?? [];
  if (problem) throw new ConfigError(`config/policies/notifications.yaml: ${problem.field} ${problem.message}.`);
  const { studentQuietHours, ...rest } = tree as Written;
  return { ...rest, studentQuietHours: { from: minuteOf(studentQuietHours.from), to: minuteOf(studentQuietHours.to) } };
}
