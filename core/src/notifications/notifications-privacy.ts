import type { SqlScope } from '@fudao/plugin-sdk';
import { erased, type RoomPrivacy } from '../runtime/room-privacy.ts';
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

export const notificationsPrivacy: RoomPrivacy = {
  tables: {
    notifications_notifications: erased('What a person was told; the texts may name somebody else.'),
    notifications_mutes: erased('What a person does not want to be told.'),
  },
  async exportPerson({ db }, personId) {
    return { notifications: await allOf(db, personId), mutes: await findMutes(db, personId) };
  },
  async erasePerson({ db }, personId) {
    await db.delete('notifications_notifications', { account_id: personId });
    await db.delete('notifications_mutes', { account_id: personId });
  },
  eraseName: async ({ db }, name) => void (await forgetName(db, name)),
};
