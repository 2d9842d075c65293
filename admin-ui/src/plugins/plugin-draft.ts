import type { Settings } from '@fudao/ui-kit';
import type { Following, Installation } from './plugin.ts';
import type { Wanted } from './plugins-api.ts';

/** What a person changed and has not saved: only what differs, so that it goes over whatever others save meanwhile. */
export interface PluginDraft {
  readonly settings: Settings;
  readonly following: Following | null;
  /** Revision that the person saw last; another one was made by somebody else. */
  readonly seenRevision: number;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const followingOf = ({ follows, pinnedVersion, canaryPercent }: Following): Following => ({
  follows,
  pinnedVersion: follows === 'pinned' ? pinnedVersion : null,
  canaryPercent: follows === 'canary' ? canaryPercent : 0,
});

/** Only the settings that differ. */
export function changedSettings(present: Settings, wanted: Settings): Settings {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isSame(present[name], value)));
}

/** A draft with nothing in it is none. */
function withoutNothing(draft: PluginDraft): PluginDraft | null {
  return Object.keys(draft.settings).length === 0 && draft.following === null ? null : draft;
}

const begun = (draft: PluginDraft | null, { revision }: Installation): PluginDraft =>
  draft ?? { settings: {}, following: null, seenRevision: revision };

/** @param wanted all settings as the form shows them now */
export function withSettings(draft: PluginDraft | null, present: Installation, wanted: Settings): PluginDraft | null {
  return withoutNothing({ ...begun(draft, present), settings: changedSettings(present.settings, wanted) });
}

export function withFollowing(draft: PluginDraft | null, present: Installation, wanted: Following): PluginDraft | null {
  const following = isSame(followingOf(wanted), followingOf(present)) ? null : wanted;
  return withoutNothing({ ...begun(draft, present), following });
}

/** What would hold if it were saved now. */
export function wantedBy(draft: PluginDraft | null, present: Installation): Wanted {
  const following = followingOf(draft?.following ?? present);
  return { ...following, enabled: present.enabled, settings: { ...present.settings, ...draft?.settings } };
}

/** Somebody else saved something since the person began. */
export function isOvertaken(draft: PluginDraft | null, { revision }: Pick<Installation, 'revision'>): boolean {
  return draft !== null && draft.seenRevision !== revision;
}
