import type { SettingsSchema } from '@fudao/ui-kit';
import { followingChange, settingChanges, type HistoryStep, type SettingChange } from './history-steps.ts';
import type { Wanted } from './plugins-api.ts';

/** What would differ if something wanted took the place of what holds. */
export interface WantedChanges {
  readonly state: 'enable' | 'disable' | null;
  readonly following: HistoryStep['following'];
  readonly settings: readonly SettingChange[];
  readonly isNothing: boolean;
}

export function wantedChanges(present: Wanted, wanted: Wanted, schema: SettingsSchema): WantedChanges {
  const state = present.enabled === wanted.enabled ? null : wanted.enabled ? 'enable' : 'disable';
  const following = followingChange(present, wanted);
  const settings = settingChanges(schema, present.settings, wanted.settings);
  return { state, following, settings, isNothing: state === null && following === null && settings.length === 0 };
}
