import type { ServiceBroker } from 'moleculer';
import type { ActionDefinition, Caller, ErrorSpec, Log } from '@fudao/plugin-sdk';
import type { ReasonsAgainst } from '../runtime/node-health.ts';
import type { SocketLine } from '../runtime/socket-line.ts';
import type { StudentUseParts } from './security/student-use.ts';
import type { SuspensionsParts } from './security/suspensions.ts';

/** One action that clients may call, and where. */
export interface RestRoute {
  /** Room or plugin id; the path is below `/api/<owner>`. */
  readonly owner: string;
  /** Moleculer version of the release that has it; absent for the core. */
  readonly release?: string;
  readonly method: string;
  /** As in the action's `rest`, e.g. `/questions/:id`. */
  readonly path: string;
  /** Logical name of the action. */
  readonly action: string;
  readonly definition: Pick<
    ActionDefinition,
    'summary' | 'params' | 'returns' | 'allow' | 'status' | 'idempotent' | 'body' | 'answers' | 'activity' | 'overLine'
  >;
  /** Whether a district must have enabled the owner. */
  readonly gated: boolean;
  /** Whether a suspended person may call it. */
  readonly isOpenToSuspended?: boolean;
}

/** Requests a second that go on without end, and how many more at once (regained over ten seconds). */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

export interface GatewayLimits {
  readonly account: RateLimit;
  /** Of requests without a known account: a whole school may stand behind one address. */
  readonly address: RateLimit;
}

export interface GatewayOptions {
  readonly broker: ServiceBroker;
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  readonly version: string;
  readonly isProduction: boolean;
  /** Whether one reverse proxy in front sets x-forwarded-for, -proto and -host. */
  readonly trustProxy: boolean;
  readonly realtimePath?: string;
  /** Servers of rooms on this machine, reached by WebSocket through this port. */
  readonly lines?: readonly SocketLine[];
  /** How long after its token ends a socket may still be renewed; 30,000 unless told. */
  readonly realtimeGraceMs?: number;
  /** Folders of the built apps. */
  readonly staticApps: { readonly student: string; readonly admin: string };
  /** Address of the Jitsi that calls go through: the pages' policy lets them reach it. */
  readonly jitsi?: string | undefined;
  readonly limits: GatewayLimits;
  /** Whether the node has started; asked by `/api/health`. */
  isReady?(): boolean;
  /** Why it cannot serve for the moment; asked by `/api/health`. */
  readonly reasonsAgainst?: ReasonsAgainst;
  pluginUiRoot(id: string, version: string, hash: string): string | undefined;
  /** Those of releases that stand side by side too: `release` tells them apart. */
  routes(): readonly RestRoute[];
  /** The release of a plugin that serves a caller. */
  pickRelease?(pluginId: string, caller: Caller): string | undefined;
  /** Verifies an access token. @throws the refusal that the client is told. */
  resolveCaller(token: string): Promise<Caller>;
  /** Takes when students used the node; the answer says who is to rest. Without it nobody's use is counted. */
  readonly reportUse?: StudentUseParts['report'];
  /** Reads who is suspended. Without it nobody is. */
  readonly readSuspensions?: SuspensionsParts['read'];
  /** Milliseconds since 1970; the machine's clock unless told. */
  readonly now?: () => number;
  /** Every error a client may meet, by its code. */
  errorTables(): Readonly<Record<string, ErrorSpec>>;
  /** Whether a district has a plugin enabled: who gets what the plugin pushes. Callers of city level have no district. */
  isEnabled(pluginId: string, districtId: string | null): boolean;
}

export interface Gateway {
  /** Where it listens; empty before `start`. */
  readonly url: string;
  start(): Promise<void>;
  /** Ends open requests in peace, for at most ten seconds. */
  stop(): Promise<void>;
  /** Reads `routes()` again; requests under way are not touched. */
  refreshRoutes(): void;
}
