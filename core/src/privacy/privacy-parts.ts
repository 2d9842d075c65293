import type { FileStorage } from '../files/file-storage.ts';
import type { KeepingPlugin } from '../plugin-manager/node/keeping-plugin.ts';
import type { LocalDate } from '../runtime/city-time/index.ts';
import type { PrivacyParts } from './person.ts';

/** What the room's actions share. */
export interface PrivacyRoomParts {
  /** What it takes to reach all rooms and plugins; there once they are. */
  reach(): Promise<PrivacyParts>;
  pluginsFor(place: { readonly districtId: string | null; readonly schoolId: string | null }): readonly KeepingPlugin[];
  readonly storage: FileStorage;
  readonly dataFolder: string;
  readonly linkKey: Uint8Array;
  today(): LocalDate;
}
