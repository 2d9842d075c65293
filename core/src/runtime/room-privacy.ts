import type { PersonPrivacy, PluginContext } from '@fudao/plugin-sdk';

/**
 * What a table has to do with people. After a person was erased
 * - `erased`: no row names the person, by id or otherwise;
 * - `pseudonym`: rows may stay under the account's id, which then stands for nobody; nothing readable is left;
 * - `none`: there never was anything.
 */
export interface TableNote {
  readonly person: 'erased' | 'pseudonym' | 'none';
  /** What it holds of people, or why it holds nothing; one English sentence for whoever reads the list. */
  readonly because: string;
}

export const erased = (because: string): TableNote => ({ person: 'erased', because });
export const pseudonym = (because: string): TableNote => ({ person: 'pseudonym', because });
export const none = (because: string): TableNote => ({ person: 'none', because });

/** What a room of the core keeps of people. Every table of the platform is in one of these, or a test fails. */
export interface RoomPrivacy extends Partial<PersonPrivacy> {
  readonly tables: Readonly<Record<string, TableNote>>;
  /** Takes a person's name out of texts that are somebody else's. */
  eraseName?(context: PluginContext<never>, name: string): Promise<void>;
}
