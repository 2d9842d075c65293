import type { LocalText, Role } from '@fudao/plugin-sdk';
import type { Settings, SettingsSchema } from '@fudao/ui-kit';

/** Which release a district has: that of a channel, or one that it pinned. */
export interface Following {
  readonly follows: 'stable' | 'canary' | 'pinned';
  readonly pinnedVersion: string | null;
  /** Share of the district's schools that get the canary. */
  readonly canaryPercent: number;
}

/** What a district decided about a plugin. */
export interface Installation extends Following {
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

export interface PluginChange extends Following {
  readonly revision: number;
  readonly enabled: boolean;
  /** What the district set, without the defaults. */
  readonly settings: Settings;
  readonly changedByName: string;
  readonly changedAt: string;
}

export interface PlannedChange extends Following {
  readonly id: string;
  readonly dueAt: string;
  readonly enabled: boolean;
  readonly settings: Settings;
  readonly state: 'waiting' | 'done' | 'failed' | 'cancelled';
  readonly failure: string | null;
  readonly createdByName: string;
}

/** What a plugin says of the personal data that it keeps. */
export interface Privacy {
  readonly holds: readonly LocalText[];
  /** ISO 8601 duration. */
  readonly retention: string;
  /** What students, or their guardians, are asked before it gets their calls. */
  readonly consent?: { readonly purpose: LocalText; readonly recipients: readonly LocalText[] };
  /** What holders of a permission see of people of other districts. */
  readonly shared?: readonly { readonly permission: string; readonly what: LocalText }[];
  /** What stays of people of a role after their erasure, without saying whose it was. */
  readonly stays?: readonly { readonly role: Role; readonly what: LocalText }[];
}

/** All that an administrator decides by. */
export interface PluginDetail extends PluginSummary {
  readonly description: LocalText;
  readonly screenshots: readonly { readonly url: string; readonly alt: LocalText }[];
  readonly permissions: readonly { readonly name: string; readonly roles: readonly Role[]; readonly risk: LocalText }[];
  readonly capabilities: readonly { readonly name: string; readonly sentence: LocalText }[];
  readonly privacy: Privacy;
  readonly settingsSchema: SettingsSchema;
  /** The releases a district may follow or pin. */
  readonly choices: {
    readonly stable: string | null;
    readonly canary: string | null;
    readonly installed: readonly string[];
  };
  readonly scheduled: readonly PlannedChange[];
  /** The latest ones. */
  readonly history: readonly PluginChange[];
}

/** When changes may be planned: not in the tutoring hours of a school day. */
export interface ChangeTimes {
  readonly tutoringHours: { readonly from: string; readonly to: string };
  readonly furthest: string;
  readonly days: readonly { readonly date: string; readonly isSchoolDay: boolean }[];
}
