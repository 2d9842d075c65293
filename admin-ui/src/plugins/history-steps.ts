import type { LocalText } from '@fudao/plugin-sdk';
import type { SettingsSchema } from '@fudao/ui-kit';
import type { Following, PluginChange } from './plugin.ts';
import type { Wanted } from './plugins-api.ts';

/** One setting that a change altered. */
export interface SettingChange {
  readonly title: LocalText;
  readonly from: LocalText;
  readonly to: LocalText;
}

export interface HistoryStep {
  readonly change: PluginChange;
  readonly kind: 'enabled' | 'disabled' | 'settings' | 'following';
  readonly settings: readonly SettingChange[];
  readonly following: { readonly from: Following; readonly to: Following } | null;
}

const plain = (words: string): LocalText => ({ 'zh-CN': words, en: words });
const yes: LocalText = { 'zh-CN': '开', en: 'on' };
const no: LocalText = { 'zh-CN': '关', en: 'off' };

function wordsOf(schema: SettingsSchema, name: string, value: unknown): LocalText {
  if (typeof value === 'boolean') return value ? yes : no;
  const titles = schema.properties?.[name]?.['x-enum-titles'];
  return titles?.[String(value)] ?? plain(value === undefined || value === '' ? '—' : String(value));
}

/** What differs between two sets of settings; one that is not set has its default. */
export function settingChanges(
  schema: SettingsSchema,
  before: Wanted['settings'],
  after: Wanted['settings'],
): SettingChange[] {
  const valueIn = (settings: Wanted['settings'], name: string) => settings[name] ?? schema.properties?.[name]?.default;
  const names = [...new Set([...Object.keys(schema.properties ?? {}), ...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => ({ name, from: valueIn(before, name), to: valueIn(after, name) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
    .map(({ name, from, to }) => ({
      title: schema.properties?.[name]?.['x-title'] ?? plain(name),
      from: wordsOf(schema, name, from),
      to: wordsOf(schema, name, to),
    }));
}

const nothingYet: Following = { follows: 'stable', pinnedVersion: null, canaryPercent: 0 };
const follow = ({ follows, pinnedVersion, canaryPercent }: Following): Following => ({
  follows,
  pinnedVersion,
  canaryPercent,
});

/** Where two changes follow another release; null where they do not. */
export function followingChange(before: Following | undefined, after: Following): HistoryStep['following'] {
  const [from, to] = [follow(before ?? nothingYet), follow(after)];
  return JSON.stringify(from) === JSON.stringify(to) ? null : { from, to };
}

function kindOf(before: PluginChange | undefined, after: PluginChange): HistoryStep['kind'] {
  if (after.enabled !== (before?.enabled ?? false)) return after.enabled ? 'enabled' : 'disabled';
  return followingChange(before, after) ? 'following' : 'settings';
}

/** What each change did, against the one before it. @param history latest first */
export function historySteps(history: readonly PluginChange[], schema: SettingsSchema): HistoryStep[] {
  return history.map((change, index) => {
    const before = history[index + 1];
    return {
      change,
      kind: kindOf(before, change),
      settings: settingChanges(schema, before?.settings ?? {}, change.settings),
      following: followingChange(before, change),
    };
  });
}
