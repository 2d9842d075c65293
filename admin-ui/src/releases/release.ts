import type { LocalText } from '@fudao/plugin-sdk';
import type { Privacy } from '../plugins/plugin.ts';

export type Trust = 'trusted' | 'confined';
export type Channel = 'stable' | 'canary';
export type ReleaseState = 'verified' | 'installed' | 'retired' | 'uninstalled' | 'purged';

/** Calls of a release on one node, in a span of time. */
export interface Calls {
  readonly calls: number;
  readonly faults: number;
  readonly p95: number;
}

/** What a node says of a release that it runs. */
export interface Figures {
  readonly totals: { readonly calls: number; readonly faults: number };
  readonly tenMinutes: Calls;
  readonly breaker: string;
  /** Of a confined release: how its own process on the node is doing. */
  readonly process?: { readonly memoryMb: number; readonly restarts: number; readonly lastEnd: string | null };
  /** The last ones, the newest at the end. */
  readonly faults: readonly { readonly action: string; readonly message: string; readonly at: number }[];
}

export interface NodeRelease {
  readonly nodeId: string;
  readonly host: string;
  readonly state: 'starting' | 'running' | 'failed' | 'draining';
  readonly since: string;
  readonly failure?: string;
  /** Whether this node sends people to it. */
  readonly isRouted: boolean;
  /** Of the whole node. */
  readonly rssMb: number;
  readonly figures?: Figures;
}

export interface Release {
  readonly version: string;
  readonly state: ReleaseState;
  readonly origin: string;
  readonly trust: Trust;
  readonly stateChangedAt: string;
  readonly channels: readonly Channel[];
  /** Ids of districts. */
  readonly pinnedBy: readonly string[];
  readonly ungranted: readonly { readonly name: string; readonly sentence: LocalText }[];
  readonly nodes: readonly NodeRelease[];
}

export interface Channels {
  readonly stable: string | null;
  readonly canary: string | null;
  /** Where a roll-back of stable leads. */
  readonly previousStable: string | null;
  readonly probationUntil: string | null;
  /** Sent back with a move: somebody else's in between is noticed. */
  readonly revision: number;
  readonly reason: string | null;
  readonly changedAt: string | null;
}

/** A plugin with its releases, the latest first. */
export interface PluginReleases {
  readonly id: string;
  readonly name: LocalText;
  readonly icon: string;
  readonly vendor: string;
  readonly channels: Channels;
  /** Ids of districts. */
  readonly enabledIn: readonly string[];
  readonly releases: readonly Release[];
}

/** What an operator decides by before installing. */
export interface ReleaseDetail {
  readonly id: string;
  readonly version: string;
  readonly name: LocalText;
  readonly summary: LocalText;
  readonly description: LocalText;
  readonly vendor: string;
  readonly platform: string;
  readonly dependsOn: readonly string[];
  readonly trust: Trust;
  readonly publisher: {
    readonly keyId: string;
    readonly name: string;
    readonly mostTrust: Trust;
    readonly isRevoked: boolean;
  } | null;
  readonly capabilities: readonly {
    readonly name: string;
    readonly sentence: LocalText;
    readonly isGranted: boolean;
  }[];
  readonly permissions: readonly {
    readonly name: string;
    readonly roles: readonly string[];
    readonly risk: LocalText;
  }[];
  readonly privacy: Privacy;
}

export interface ReleaseStep {
  readonly id: string;
  readonly version: string | null;
  readonly step: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly changedByName: string;
  readonly changedAt: string;
}

export interface Publisher {
  readonly keyId: string;
  readonly name: string;
  readonly publicKey: string;
  readonly mostTrust: Trust;
  readonly addedAt: string;
  readonly revokedAt: string | null;
  readonly revokedReason: string | null;
}
