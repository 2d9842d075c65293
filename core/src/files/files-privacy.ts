import type { PluginContext } from '@fudao/plugin-sdk';
import { erased, none, type RoomPrivacy } from '../runtime/room-privacy.ts';
import { findSelected } from './selected-files.ts';

const batch = 100;

async function picturesOf({ db }: Pick<PluginContext, 'db'>, personId: string): Promise<object[]> {
  const pictures: object[] = [];
  for (let after = ''; ;) {
    const rows = await findSelected(db, { personId }, after, batch);
    pictures.push(
      ...rows.map(({ id, purpose, subject_id: usedBy, width, height, bytes, created_at: uploadedAt }) => ({ id, purpose, usedBy, width, height, bytes, uploadedAt })),
    );
    if (rows.length < batch) return pictures;
    after = rows.at(-1)!.id;
  }
}

export const filesPrivacy: RoomPrivacy = {
  tables: {
    files_files: erased('Which pictures a person uploaded; the bytes are in the storage of files.'),
    files_sounds: none('Pieces of sound by what they are of; the plugin that keeps them knows of whom, and removes them with the person.'),
  },
  exportPerson: async (context, personId) => ({ pictures: await picturesOf(context, personId) }),
  // All that the person uploaded, also what a plugin still uses: a photo of a page shows a hand, a name, a room.
  erasePerson: async ({ call }, personId) => {
    await call('files.removeSelected', { personId });
  },
};
