import type { Manifest, Static } from '@fudao/plugin-sdk';
import { sentenceOf } from './capability-sentences.ts';
import type { HistoryEntry } from './installation/installation.repository.ts';
import { followingOf, type Installation } from './installation/installation.ts';
import { effectiveSettings } from './installation/settings-check.ts';
import { viewScreenshots } from './screenshots.ts';
import type { ScheduledChange } from './installation/scheduled-change.repository.ts';
import type { InstallationSchema, PluginDetailSchema, PluginSummarySchema, ScheduledChangeSchema } from './plugin-schemas.ts';

type InstallationView = Static<typeof InstallationSchema>;
type Choices = Static<typeof PluginDetailSchema>['choices'];

export function viewInstallation(manifest: Manifest, districtId: string, own: Installation | undefined): InstallationView {
  const { follows, pinnedVersion, canaryPercent } = followingOf(own);
  return {
    districtId,
    enabled: own?.isEnabled ?? false,
    follows,
    pinnedVersion,
    canaryPercent,
    revision: own?.revision ?? 0,
    settings: effectiveSettings(manifest, own?.settings ?? {}),
    changedAt: own ? new Date(own.changedAt).toISOString() : null,
  };
}

export function viewSummary(manifest: Manifest, installation: InstallationView): Static<typeof PluginSummarySchema> {
  const { id, version, name, summary, vendor, icon } = manifest;
  return { id, version, name, summary, vendor, icon: icon ?? 'extension', installation };
}

export function viewDetail(
  manifest: Manifest,
  installation: InstallationView,
  more: { history: HistoryEntry[]; choices: Choices; scheduled: ScheduledChange[]; contentHash: string | null },
): Static<typeof PluginDetailSchema> {
  return {
    ...viewSummary(manifest, installation),
    description: manifest.description ?? manifest.summary,
    screenshots: viewScreenshots(manifest, more.contentHash),
    permissions: Object.entries(manifest.permissions).map(([name, permission]) => ({ name, ...permission })),
    capabilities: manifest.capabilities.map((name) => ({ name, sentence: sentenceOf(name) })),
    privacy: manifest.privacy,
    settingsSchema: manifest.settings ?? { type: 'object', properties: {} },
    choices: more.choices,
    scheduled: more.scheduled.map(viewScheduled),
    history: more.history,
  };
}

export function viewScheduled({ id, dueAt, wanted, state, failure, createdByName }: ScheduledChange): Static<typeof ScheduledChangeSchema> {
  return { ...wanted, id, dueAt: new Date(dueAt).toISOString(), state, failure, createdByName };
}
