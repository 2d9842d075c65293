import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { LocalText } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';

const table = 'ratings_tags';

export type TagState = 'active' | 'retired' | 'merged';

/** A style tag that students choose. */
export interface Tag {
  readonly id: string;
  readonly name: LocalText;
  readonly state: TagState;
  readonly mergedInto: string | null;
  readonly position: number;
}

interface TagRow {
  id: string;
  name_zh: string;
  name_en: string;
  state: TagState;
  merged_into: string | null;
  position: number;
}

const tagOf = (row: TagRow): Tag => ({
  id: row.id,
  name: { 'zh-CN': row.name_zh, en: row.name_en },
  state: row.state,
  mergedInto: row.merged_into,
  position: row.position,
});

export async function listTags(db: SqlScope): Promise<Tag[]> {
  return (await db.select<TagRow>(`SELECT * FROM ${table} ORDER BY position, id`)).map(tagOf);
}

/** All tags, held: the list is short, and names must stay different. */
export async function lockTags(db: LockingSqlScope): Promise<Tag[]> {
  return (await db.lockAll<TagRow>(`SELECT * FROM ${table} ORDER BY position, id`)).map(tagOf);
}

export async function insertTag(db: SqlScope, { id, name, state, mergedInto, position }: Tag): Promise<void> {
  await db.insert(table, { id, name_zh: name['zh-CN'], name_en: name.en, state, merged_into: mergedInto, position });
}

export async function saveTag(db: SqlScope, { id, name, state, mergedInto }: Tag): Promise<void> {
  await db.update(table, { name_zh: name['zh-CN'], name_en: name.en, state, merged_into: mergedInto }, { id });
}

/** The tag that one is counted as, through all merges. */
export function countedAs(tags: ReadonlyMap<string, Tag>, id: string): Tag | undefined {
  let tag = tags.get(id);
  // No merge makes a circle, but a walk that could go round must not.
  for (let steps = tags.size; tag?.mergedInto && steps > 0; steps--) tag = tags.get(tag.mergedInto);
  return tag;
}

export const byId = (tags: readonly Tag[]): ReadonlyMap<string, Tag> => new Map(tags.map((tag) => [tag.id, tag]));

/** What a student chose, as it is kept: a page may have been open while a tag was merged or retired. */
export async function chosenTags(db: SqlScope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const tags = byId(await listTags(db));
  if (!ids.every((id) => tags.has(id))) throw errors.TAG_UNKNOWN();
  const counted = ids.map((id) => countedAs(tags, id)).filter((tag) => tag?.state === 'active');
  return [...new Set(counted.map((tag) => tag!.id))];
}
