import type { LocalText, Role } from '@fudao/plugin-sdk';
import type { LoadedRelease } from '../release/loaded-release.ts';

/** What a plugin says in its manifest that it keeps of people. */
export interface KeepingPlugin {
  readonly id: string;
  readonly name: LocalText;
  readonly holds: readonly LocalText[];
  /** ISO 8601 duration. */
  readonly retention: string;
  readonly stays: readonly { readonly role: Role; readonly what: LocalText }[];
}

export function keepingPluginOf({ pluginId: id, manifest: { name, privacy } }: Pick<LoadedRelease, 'pluginId' | 'manifest'>): KeepingPlugin {
  return { id, name, holds: privacy.holds, retention: privacy.retention, stays: privacy.stays ?? [] };
}
