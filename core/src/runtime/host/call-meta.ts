import { anonymousCaller, type Caller, type Language } from '@fudao/plugin-sdk';
import type { Partition } from '../../documents/partition.ts';

/** Who calls on whose behalf: a room of the core, or a release of a plugin. */
export interface Owner {
  readonly kind: 'core' | 'plugin';
  /** Room name or plugin id. */
  readonly id: string;
  /** Release of a plugin. */
  readonly version?: string;
}

/** What travels with every call between actions. Set by the gateway and the host only. */
export interface CallMeta {
  caller: Caller;
  requestId: string;
  language?: Language;
  idempotencyKey?: string;
  /** District of the cause, where the caller is the system. */
  districtId?: string | null;
  /** School of the cause, where the caller is the system: it says which release serves. */
  schoolId?: string | null;
  /** The plugin that calls; absent for the gateway and the core. */
  plugin?: { id: string; version: string };
  /** Set by the gateway: only actions with a REST path may be called from outside. */
  fromOutside?: boolean;
}

/** A plugin's part of the document storage for a call; a call without a district has one of its own. */
export function partitionOf(owner: Owner, meta: Partial<CallMeta>): Partition {
  if (owner.kind !== 'plugin') throw new Error('Documents are for plugins; a room of the core has tables');
  return { pluginId: owner.id, districtId: districtOf(meta) ?? '' };
}

export function districtOf(meta: Partial<CallMeta>): string | null {
  return meta.caller?.districtId ?? meta.districtId ?? null;
}

export function schoolOf(meta: Partial<CallMeta>): string | null {
  return meta.caller?.schoolId ?? meta.schoolId ?? null;
}

export function metaOf(context: { meta: unknown }): CallMeta {
  const meta = context.meta as Partial<CallMeta>;
  return { ...meta, caller: meta.caller ?? anonymousCaller, requestId: meta.requestId ?? '' };
}
