import type { LocalText } from '@fudao/plugin-sdk';
import type { SettingsSchema } from '@fudao/ui-kit';
import type { PluginChange } from './plugin.ts';

/** One setting that a change altered. */
export interface SettingChange {
  readonly title: LocalText;
  readonly from: LocalText;
  readonly to: LocalText;
}

export interface HistoryStep {
  readonly change: PluginChange;
  readonly kind: 'enabled' | 'disabled' | 'settings';
  readonly settings: readonly SettingChange[];
}

const plain = (words: string): LocalText => ({ 'zh-CN': words, en: words });
const yes: LocalText = { 'zh-CN': '开', en: 'on' };
const no: LocalText = { 'zh-CN': '关', en: 'off' };

function wordsOf(schema: SettingsSchema, name: string, value: unknown): LocalText {
  if (typeof value === 'boolean') return value ? yes : no;
  const titles = schema.properties?.[name]?.['x-enum-titles'];
  return titles?.[String(value)] ?? plain(value === undefined || value === '' ? '—' : String(value));
}

function settingChanges(schema: SettingsSchema, before: PluginChange | undefined, after: PluginChange): SettingChange[] {
  if (!before) return [];
  const names = Object.keys(after.settings).filter(
    (name) => JSON.stringify(before.settings[name]) !== JSON.stringify(after.settings[name]),
  );
  return names.map((name) => ({
    title: schema.properties?.[name]?.['x-title'] ?? plain(name),
    from: wordsOf(schema, name, before.settings[name]),
    to: wordsOf(schema, name, after.settings[name]),
  }));
}

function kindOf(before: PluginChange | undefined, after: PluginChange): HistoryStep['kind'] {
  if (after.enabled === (before?.enabled ?? false)) return 'settings';
  return after.enabled ? 'enabled' : 'disabled';
}

/** What each change did, against the one before it. @param history latest first */
export function historySteps(history: readonly PluginChange[], schema: SettingsSchema): HistoryStep[] {
  return history.map((change, index) => {
    const before = history[index + 1];
    return { change, kind: kindOf(before, change), settings: settingChanges(schema, before, change) };
  });
}
