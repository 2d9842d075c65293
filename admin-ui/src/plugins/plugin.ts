import type { LocalText, Role } from '@fudao/plugin-sdk';
import type { Settings, SettingsSchema } from '@fudao/ui-kit';

/** What a district decided about a plugin. */
export interface Installation {
  readonly districtId: string;
  readonly enabled: boolean;
  /** Sent back with a change: somebody else's in between is noticed. */
  readonly revision: number;
  readonly settings: Settings;
  readonly changedAt: string | null;
}

export interface PluginSummary {
  readonly id: string;
  readonly version: string;
  readonly name: LocalText;
  readonly summary: LocalText;
  readonly vendor: string;
  readonly icon: string;
  readonly installation: Installation;
}

export interface PluginChange {
  readonly revision: number;
  readonly enabled: boolean;
  readonly settings: Settings;
  readonly changedByName: string;
  readonly changedAt: string;
}

/** All that an administrator decides by. */
export interface PluginDetail extends PluginSummary {
  readonly description: LocalText;
  readonly permissions: readonly { readonly name: string; readonly roles: readonly Role[]; readonly risk: LocalText }[];
  readonly capabilities: readonly { readonly name: string; readonly sentence: LocalText }[];
  readonly privacy: { readonly holds: readonly LocalText[]; readonly retention: string };
  readonly settingsSchema: SettingsSchema;
  /** Latest first. */
  readonly history: readonly PluginChange[];
}
