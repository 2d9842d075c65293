import type { LocalText, Role } from '@fudao/plugin-sdk';
import type { LoadedRelease } from '../release/loaded-release.ts';

export type App = 'student' | 'admin';

/** What an app shows of one plugin in one district. */
export interface PluginContribution {
  id: string;
  version: string;
  name: LocalText;
  icon: string;
  /** Versioned by content: a new build has a new address. */
  moduleUrl: string;
  /** Its interface is a page in a frame of its own; `moduleUrl` is that page's address. */
  isFramed?: true;
  /** It is being worked on: an open page takes a new version at once. */
  reloads?: true;
  /** The district has disabled it; its open pages may be finished, and nothing leads to them. */
  isDraining?: true;
  navigation: { route: string; icon: string; label: LocalText; permission?: string; roles: Role[]; order: number }[];
  slots: Record<string, string>;
}

const everyRole: Record<App, Role[]> = {
  student: ['student'],
  admin: ['teacher', 'reviewer', 'school-administrator', 'district-administrator', 'city-administrator', 'vendor'],
};

/** A release's contribution to an app; nothing where it has no interface for that app. */
export function contributionOf(release: Pick<LoadedRelease, 'manifest' | 'ui'>, app: App): PluginContribution | undefined {
  const { manifest, ui } = release;
  const file = ui?.[app];
  const contributed = manifest.contributes?.[app];
  const isFramed = manifest.ui?.frame ?? false;
  // What the manifest calls a frame is never loaded into the app, whatever was built.
  if (!ui || !file || !contributed || file.endsWith('.html') !== isFramed) return undefined;
  return {
    id: manifest.id,
    version: manifest.version,
    name: manifest.name,
    icon: manifest.icon ?? 'extension',
    moduleUrl: `/plugins/${manifest.id}/${manifest.version}/${ui.hash}/${file}`,
    navigation: (contributed.navigation ?? []).map((entry) => ({
      ...entry,
      roles: entry.permission ? manifest.permissions[entry.permission]!.roles : everyRole[app],
      order: entry.order ?? 500,
    })),
    slots: contributed.slots ?? {},
    ...(isFramed && { isFramed: true }),
    ...(ui.isWatched && { reloads: true }),
  };
}

export function drainingContribution(contribution: PluginContribution | undefined): PluginContribution | undefined {
  return contribution && { ...contribution, navigation: [], slots: {}, isDraining: true };
}

export interface ContributionDelta {
  app: App;
  added: PluginContribution[];
  removed: { id: string; version: string }[];
}

/** What an open app must change to show `after` instead of `before`; nothing where it shows the same. */
export function deltaOf(app: App, before: readonly PluginContribution[], after: readonly PluginContribution[]): ContributionDelta | undefined {
  const isIn = (list: readonly PluginContribution[]) => (one: PluginContribution) =>
    list.some(({ id, moduleUrl, isDraining }) => id === one.id && moduleUrl === one.moduleUrl && isDraining === one.isDraining);
  const added = after.filter((one) => !isIn(before)(one));
  const gone = before.filter((one) => !isIn(after)(one));
  if (added.length === 0 && gone.length === 0) return undefined;
  return { app, added, removed: gone.map(({ id, version }) => ({ id, version })) };
}
