import type { LocalText, Role } from '@fudao/plugin-sdk';

export interface NavigationEntry {
  /** Path below the plugin's own: `/p/<plugin id>/<route>`. */
  readonly route: string;
  readonly icon: string;
  readonly label: LocalText;
  readonly permission?: string;
  /** Roles that hold the permission; empty: everybody. */
  readonly roles: readonly Role[];
  readonly order: number;
}

/** What an enabled plugin adds to this app, as the plugin manager tells it. */
export interface PluginContribution {
  readonly id: string;
  readonly version: string;
  readonly name: LocalText;
  readonly icon: string;
  /** URL of the UI module, versioned by content: another build has another. */
  readonly moduleUrl: string;
  /** Its interface is a page in a frame of its own; `moduleUrl` is that page's address. */
  readonly isFramed?: boolean;
  /** It is being worked on: an open page takes a new version at once. */
  readonly reloads?: boolean;
  /** The district has disabled it; what is open may be finished, and nothing leads to its pages. */
  readonly isDraining?: boolean;
  readonly navigation: readonly NavigationEntry[];
  /** Slot name to the name under which the UI module gives the component. */
  readonly slots: Readonly<Record<string, string>>;
}

/** `plugins.changed`: what a district's apps gain and lose. An upgrade is both at once. */
export interface PluginsDelta {
  readonly added: readonly PluginContribution[];
  readonly removed: readonly { readonly id: string; readonly version: string }[];
}

/** The contributions after a change. Applying the same change twice does no harm. */
export function applyDelta(present: readonly PluginContribution[], delta: PluginsDelta): PluginContribution[] {
  const isGone = (one: PluginContribution) =>
    delta.removed.some(({ id, version }) => id === one.id && version === one.version) ||
    delta.added.some(({ id }) => id === one.id);
  return [...present.filter((one) => !isGone(one)), ...delta.added];
}
