import type { Static } from '@fudao/plugin-sdk';
import { sentenceOf } from './capability-sentences.ts';
import type { HistoryEntry } from './installation.repository.ts';
import type { Installation } from './installation-table.ts';
import type { InstallationSchema, PluginDetailSchema, PluginSummarySchema } from './plugin-schemas.ts';
import type { LoadedRelease } from './release-table.ts';
import { effectiveSettings } from './settings-check.ts';

type InstallationView = Static<typeof InstallationSchema>;

export function viewInstallation(release: LoadedRelease, districtId: string, own: Installation | undefined): InstallationView {
  return {
    districtId,
    enabled: own?.isEnabled ?? false,
    revision: own?.revision ?? 0,
    settings: effectiveSettings(release.manifest, own?.settings ?? {}),
    changedAt: own ? new Date(own.changedAt).toISOString() : null,
  };
}

export function viewSummary(release: LoadedRelease, installation: InstallationView): Static<typeof PluginSummarySchema> {
  const { id, version, name, summary, vendor, icon } = release.manifest;
  return { id, version, name, summary, vendor, icon: icon ?? 'extension', installation };
}

export function viewDetail(
  release: LoadedRelease,
  installation: InstallationView,
  history: HistoryEntry[],
): Static<typeof PluginDetailSchema> {
  const { manifest } = release;
  return {
    ...viewSummary(release, installation),
    description: manifest.description ?? manifest.summary,
    permissions: Object.entries(manifest.permissions).map(([name, permission]) => ({ name, ...permission })),
    capabilities: manifest.capabilities.map((name) => ({ name, sentence: sentenceOf(name) })),
    privacy: manifest.privacy,
    settingsSchema: manifest.settings ?? { type: 'object', properties: {} },
    history,
  };
}
