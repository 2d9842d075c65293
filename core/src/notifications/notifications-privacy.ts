import type { SqlScope } from '@fudao/plugin-sdk';
import { erased, type RoomPrivacy } from '../runtime/room-privacy.ts';
import { findAddresses } from './addresses/addresses.repository.ts';
import type { Receiver } from './channels/channel.ts';
import { findDevices } from './devices/devices.repository.ts';
import { findChoices, findSettings } from './settings/settings.repository.ts';
import { findMutes, findNotifications, type Notification } from './notifications.repository.ts';

const batch = 500;
/** Stands in the place of a name. */
const instead = '已注销用户';

async function allOf(db: SqlScope, accountId: string): Promise<Notification[]> {
  const all: Notification[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await findNotifications(db, { accountId, limit: batch, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page);
    if (page.length < batch) return all;
    cursor = page.at(-1)!.id;
  }
}

const tables = ['notifications', 'mutes', 'choices', 'settings', 'addresses', 'devices', 'deliveries'] as const;

function deliveriesOf(db: SqlScope, accountId: string): Promise<unknown[]> {
  const columns = 'kind, channel, created_at, due_at, state, ended_at';
  return db.select(`SELECT ${columns} FROM notifications_deliveries WHERE account_id = :accountId ORDER BY id`, { accountId });
}

interface TextRow {
  id: string;
  title: string;
  body: string | null;
}

/** Takes a name out of what others were told: "Lin Lan answered your question". Gives how many. */
async function forgetName(db: SqlScope, name: string): Promise<number> {
  // As JSON holds it.
  const text = JSON.stringify(name).slice(1, -1);
  const part = `%${text.replaceAll(/[!%_]/g, '!$&')}%`;
  const statement = `SELECT id, title, body FROM notifications_notifications
    WHERE title LIKE :part ESCAPE '!' OR body LIKE :part ESCAPE '!' LIMIT ${batch}`;
  for (let changed = 0; ;) {
    const rows = await db.select<TextRow>(statement, { part });
    const found = rows.filter(({ title, body }) => title.includes(text) || body?.includes(text));
    for (const { id, title, body } of found) {
      const values = { title: title.replaceAll(text, instead), body: body?.replaceAll(text, instead) ?? null };
      await db.update('notifications_notifications', values, { id });
    }
    changed += found.length;
    if (found.length < batch) return changed;
  }
}

async function receiverOf(db: SqlScope, personId: string): Promise<Receiver> {
  const found = await findAddresses(db, personId);
  return { personId, addresses: found.flatMap(({ address, pending }) => [address, pending]).filter((one) => one !== null) };
}

/** @param forgetMessages removes what channels keep of a person's messages outside of the database */
export const notificationsPrivacy = (forgetMessages: (person: Receiver) => Promise<void>): RoomPrivacy => ({
  tables: {
    notifications_notifications: erased('What a person was told; the texts may name somebody else.'),
    notifications_mutes: erased('What a person does not want to be told.'),
    notifications_choices: erased('On which channels a person wants to be told.'),
    notifications_settings: erased('Quiet hours and digest of a person.'),
    notifications_addresses: erased('Mail address and mobile number that a person gave for notifications; short messages that wait in files on the nodes go with them.'),
    notifications_devices: erased('Browsers in which a person allowed push.'),
    notifications_deliveries: erased('What of a notification went outside, and what became of it.'),
  },
  async exportPerson({ db }, personId) {
    return {
      notifications: await allOf(db, personId),
      mutes: await findMutes(db, personId),
      choices: await findChoices(db, personId),
      settings: (await findSettings(db, personId)) ?? null,
      // Without what would let somebody else send there, or stand for the person.
      addresses: (await findAddresses(db, personId)).map(({ channel, address, verifiedAt, pending }) => ({ channel, address, verifiedAt, pending })),
      devices: (await findDevices(db, personId)).map(({ app, name, language, createdAt, seenAt }) => ({ app, name, language, createdAt, seenAt })),
      deliveries: await deliveriesOf(db, personId),
    };
  },
  async erasePerson({ db }, personId) {
    // Files first: where that fails the erasure is tried again, and still knows the numbers.
    await forgetMessages(await receiverOf(db, personId));
    for (const table of tables) await db.delete(`notifications_${table}`, { account_id: personId });
  },
  eraseName: async ({ db }, name) => void (await forgetName(db, name)),
});
