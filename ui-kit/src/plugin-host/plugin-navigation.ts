import type { LocalText } from '@fudao/plugin-sdk';
import type { Account } from '../session/account.ts';
import type { NavigationEntry, PluginContribution } from './plugin-contribution.ts';

/** One way into the app, as navigation shows it. */
export interface NavigationItem {
  readonly link: string;
  readonly icon: string;
  readonly label: LocalText;
  readonly pluginId: string;
}

/** What the caller may open. The server decides again on every call: this only spares people dead ends. */
function isFor(entry: NavigationEntry, account: Account): boolean {
  if (!entry.permission) return true;
  return account.permissions.includes(entry.permission) || entry.roles.some((role) => account.roles.includes(role));
}

export function pluginNavigation(contributions: readonly PluginContribution[], account: Account | null): NavigationItem[] {
  if (!account) return [];
  return contributions
    .flatMap(({ id, navigation }) => navigation.filter((entry) => isFor(entry, account)).map((entry) => ({ id, entry })))
    .sort((a, b) => a.entry.order - b.entry.order || a.id.localeCompare(b.id))
    .map(({ id, entry }) => ({
      link: `/p/${id}${entry.route ? `/${entry.route}` : ''}`,
      icon: entry.icon,
      label: entry.label,
      pluginId: id,
    }));
}
