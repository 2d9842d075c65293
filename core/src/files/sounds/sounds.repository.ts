import type { SqlScope } from '@fudao/plugin-sdk';

const table = 'files_sounds';

export interface Sound {
  readonly id: string;
  /** What it is of: the id of a plugin, a colon and whatever the plugin says. */
  readonly subjectId: string;
  readonly bytes: number;
  readonly at: number;
}

export async function insertSound(db: SqlScope, { id, subjectId, bytes, at }: Sound): Promise<void> {
  await db.insert(table, { id, subject_id: subjectId, bytes, created_at: at });
}

export async function isSoundOf(db: SqlScope, id: string, subjectId: string): Promise<boolean> {
  return (await db.selectOne(`SELECT id FROM ${table} WHERE id = :id AND subject_id = :subjectId`, { id, subjectId })) !== undefined;
}

/** Sounds of a subject, or of all subjects of a plugin. */
export type SoundSelection = { readonly subjectId: string } | { readonly pluginId: string };

export async function findSounds(db: SqlScope, selection: SoundSelection, limit: number): Promise<string[]> {
  const [where, values] =
    'subjectId' in selection ? ['subject_id = :subjectId', { ...selection }] : ['subject_id LIKE :subjects', { subjects: `${selection.pluginId}:%` }];
  return (await db.select<{ id: string }>(`SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT :limit`, { ...values, limit })).map(({ id }) => id);
}

export async function deleteSound(db: SqlScope, id: string): Promise<void> {
  await db.delete(table, { id });
}
