import type { Language, LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { SentCode } from './address-code.ts';

export const addressChannels = ['mail', 'sms'] as const;
export type AddressChannel = (typeof addressChannels)[number];

/** Where a person is reached by mail or short message. */
export interface Address {
  readonly accountId: string;
  readonly channel: AddressChannel;
  readonly language: Language;
  /** Confirmed; null before the first code was. */
  readonly address: string | null;
  readonly verifiedAt: number | null;
  /** Given, and not confirmed yet. */
  readonly pending: string | null;
  readonly code: SentCode | null;
  /** Codes sent since a moment, for the limit of a day. */
  readonly codesSince: number;
  readonly codesSent: number;
}

interface Row {
  account_id: string;
  channel: AddressChannel;
  language: Language;
  address: string | null;
  verified_at: number | null;
  pending: string | null;
  code_hash: string | null;
  code_expires_at: number | null;
  code_attempts: number;
  codes_since: number;
  codes_sent: number;
}

const columns =
  'account_id, channel, language, address, verified_at, pending, code_hash, code_expires_at, code_attempts, codes_since, codes_sent';

function fromRow(row: Row): Address {
  return {
    accountId: row.account_id,
    channel: row.channel,
    language: row.language,
    address: row.address,
    verifiedAt: row.verified_at,
    pending: row.pending,
    code: row.code_hash === null ? null : { hash: row.code_hash, expiresAt: row.code_expires_at ?? 0, attempts: row.code_attempts },
    codesSince: row.codes_since,
    codesSent: row.codes_sent,
  };
}

export async function findAddresses(db: SqlScope, accountId: string): Promise<Address[]> {
  const statement = `SELECT ${columns} FROM notifications_addresses WHERE account_id = :accountId ORDER BY channel`;
  return (await db.select<Row>(statement, { accountId })).map(fromRow);
}

/** Holds the row until the transaction ends: guesses made at once are counted one after the other. */
export async function lockAddress(db: LockingSqlScope, accountId: string, channel: AddressChannel): Promise<Address | undefined> {
  const statement = `SELECT ${columns} FROM notifications_addresses WHERE account_id = :accountId AND channel = :channel`;
  const row = await db.lockOne<Row>(statement, { accountId, channel });
  return row && fromRow(row);
}

export async function saveAddress(db: SqlScope, address: Address): Promise<void> {
  const { accountId, channel, language, verifiedAt, pending, code, codesSince, codesSent } = address;
  const key = { account_id: accountId, channel };
  const values = {
    language,
    address: address.address,
    verified_at: verifiedAt,
    pending,
    code_hash: code?.hash ?? null,
    code_expires_at: code?.expiresAt ?? null,
    code_attempts: code?.attempts ?? 0,
    codes_since: codesSince,
    codes_sent: codesSent,
  };
  if ((await db.update('notifications_addresses', values, key)) === 0) {
    await db.insert('notifications_addresses', { ...key, ...values });
  }
}
