import type { LocalText, Role } from '@fudao/plugin-sdk';
import type { LoadedRelease } from './release-table.ts';

export type App = 'student' | 'admin';

/** What an app shows of one plugin in one district. */
export interface PluginContribution {
  id: string;
  version: string;
  name: LocalText;
  icon: string;
  /** Versioned by content: a new build has a new address. */
  moduleUrl: string;
  navigation: { route: string; icon: string; label: LocalText; permission?: string; roles: Role[]; order: number }[];
  slots: Record<string, string>;
}

const everyRole: Record<App, Role[]> = {
  student: ['student'],
  admin: ['teacher', 'reviewer', 'school-administrator', 'district-administrator', 'city-administrator', 'vendor'],
};

/** A release's contribution to an app; nothing where it has no interface for that app. */
export function contributionOf(release: LoadedRelease, app: App): PluginContribution | undefined {
  const { manifest, ui } = release;
  const file = ui?.[app];
  const contributed = manifest.contributes?.[app];
  if (!ui || !file || !contributed) return undefined;
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
  };
}

export interface ContributionDelta {
  app: App;
  added: PluginContribution[];
  removed: { id: string; version: string }[];
}

/** What open apps of a district must change when a plugin is switched on or off there. */
export function deltaOf(release: LoadedRelease, app: App, isEnabled: boolean): ContributionDelta | undefined {
  const contribution = contributionOf(release, app);
  if (!contribution) return undefined;
  const { id, version } = contribution;
  return isEnabled ? { app, added: [contribution], removed: [] } : { app, added: [], removed: [{ id, version }] };
}
