import type { LockingSqlScope, OutsideChannel, SqlScope } from '@fudao/plugin-sdk';
import type { QuietHours } from '../delivery/quiet-hours.ts';
import type { DigestPlan } from '../digest/next-digest.ts';

/** How a person wants to be told. */
export interface Settings {
  readonly accountId: string;
  /** Then the city's quiet hours hold, whatever the own ones are. */
  readonly isMinor: boolean;
  readonly quietHours: QuietHours | null;
  readonly digest: DigestPlan;
  readonly digestNextAt: number | null;
  readonly digestLastAt: number | null;
}

interface Row {
  account_id: string;
  is_minor: number;
  quiet_from: number | null;
  quiet_to: number | null;
  digest_every: DigestPlan['every'];
  digest_minute: number;
  digest_weekday: number;
  digest_next_at: number | null;
  digest_last_at: number | null;
}

const columns =
  'account_id, is_minor, quiet_from, quiet_to, digest_every, digest_minute, digest_weekday, digest_next_at, digest_last_at';

const fromRow = (row: Row): Settings => ({
  accountId: row.account_id,
  isMinor: Boolean(row.is_minor),
  quietHours: row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
  digest: { every: row.digest_every, minute: row.digest_minute, weekday: row.digest_weekday },
  digestNextAt: row.digest_next_at,
  digestLastAt: row.digest_last_at,
});

/** Nobody is told twice a thing that nobody asked for: digests begin when they are chosen, at half past six in the evening. */
export const firstDigest: DigestPlan = { every: 'never', minute: 18 * 60 + 30, weekday: 5 };

export const settingsOf = (accountId: string, isMinor: boolean): Settings => ({
  ...{ accountId, isMinor, quietHours: null, digest: firstDigest, digestNextAt: null, digestLastAt: null },
});

export async function findSettings(db: SqlScope, accountId: string): Promise<Settings | undefined> {
  const row = await db.selectOne<Row>(`SELECT ${columns} FROM notifications_settings WHERE account_id = :accountId`, { accountId });
  return row && fromRow(row);
}

export async function saveSettings(db: SqlScope, settings: Settings, at: number): Promise<void> {
  const { accountId, isMinor, quietHours, digest, digestNextAt, digestLastAt } = settings;
  const values = {
    is_minor: isMinor,
    quiet_from: quietHours?.from ?? null,
    quiet_to: quietHours?.to ?? null,
    digest_every: digest.every,
    digest_minute: digest.minute,
    digest_weekday: digest.weekday,
    digest_next_at: digestNextAt,
    digest_last_at: digestLastAt,
    changed_at: at,
  };
  if ((await db.update('notifications_settings', values, { account_id: accountId })) === 0) {
    await db.insert('notifications_settings', { account_id: accountId, ...values });
  }
}

/** Whose digest is due, the longest waiting first. */
export async function findDueDigests(db: SqlScope, now: number, limit: number): Promise<string[]> {
  const statement = `SELECT account_id FROM notifications_settings
    WHERE digest_next_at <= :now ORDER BY digest_next_at LIMIT :limit`;
  return (await db.select<{ account_id: string }>(statement, { now, limit })).map(({ account_id }) => account_id);
}

export async function lockSettings(db: LockingSqlScope, accountId: string): Promise<Settings | undefined> {
  const statement = `SELECT ${columns} FROM notifications_settings WHERE account_id = :accountId`;
  const row = await db.lockOne<Row>(statement, { accountId });
  return row && fromRow(row);
}

export interface Choice {
  readonly kind: string;
  readonly channel: OutsideChannel;
  readonly isWanted: boolean;
}

export async function findChoices(db: SqlScope, accountId: string): Promise<Choice[]> {
  const statement = 'SELECT kind, channel, is_wanted FROM notifications_choices WHERE account_id = :accountId ORDER BY kind, channel';
  const rows = await db.select<{ kind: string; channel: OutsideChannel; is_wanted: number }>(statement, { accountId });
  return rows.map(({ kind, channel, is_wanted }) => ({ kind, channel, isWanted: Boolean(is_wanted) }));
}

export async function saveChoice(db: SqlScope, accountId: string, { kind, channel, isWanted }: Choice): Promise<void> {
  const key = { account_id: accountId, kind, channel };
  await db.delete('notifications_choices', key);
  await db.insert('notifications_choices', { ...key, is_wanted: isWanted });
}
