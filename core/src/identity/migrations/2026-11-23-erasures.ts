import type { SchemaScope } from '@fudao/plugin-sdk';

/** Who was erased: by a keyed hash of the education ID, which says nothing to whoever does not hold the key. */
export async function up(schema: SchemaScope): Promise<void> {
  await schema.createTable('identity_erasures', {
    id_hash: { type: 'key', length: 64, primaryKey: true },
    begun_at: { type: 'time' },
    /** Null while the person's data are being erased. */
    erased_at: { type: 'time', nullable: true },
  });
}
