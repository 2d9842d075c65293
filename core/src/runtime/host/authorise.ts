import { commonErrors, type ActionDefinition } from '@fudao/plugin-sdk';
import type { CallMeta, Owner } from './call-meta.ts';
import type { PermissionTable } from './permission-table.ts';

/** Whether calls of a district reach a plugin, and what a plugin was granted. */
export interface PluginGate {
  isEnabled(pluginId: string, districtId: string | null): boolean;
  /** Whether a district disabled it so lately that what is under way may be finished. */
  isDraining(pluginId: string, districtId: string | null): boolean;
  nameOf(pluginId: string): string;
  /** Every refusal of a plugin is put on the record. */
  noteRefusal(refusal: { readonly plugin: PluginRef; readonly wanted: string }): void;
  hasCapability(plugin: PluginRef, capability: string): boolean;
  /** Whether it is the release for the whole city, whose timers run; others stand beside it. */
  isStable(plugin: PluginRef): boolean;
  /** Whether the release that serves a district and school is none that this node runs, or one of `releases`. */
  isServedBy(pluginId: string, releases: ReadonlySet<string>, place: Place): boolean;
  /** Whether a plugin's manifest names an event that it publishes. */
  mayPublish(plugin: PluginRef, event: string): boolean;
}

export interface Place {
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

/** A release of a plugin, by the Moleculer version that it is served under. */
export interface PluginRef {
  readonly id: string;
  readonly version: string;
}

type Definition = Pick<ActionDefinition, 'allow' | 'capability' | 'finishes'>;

function checkGate(owner: Owner, { finishes }: Definition, { caller }: CallMeta, gate: PluginGate): void {
  if (owner.kind !== 'plugin' || caller.kind === 'system' || gate.isEnabled(owner.id, caller.districtId)) return;
  if (finishes && gate.isDraining(owner.id, caller.districtId)) return;
  throw commonErrors.PLUGIN_NOT_ENABLED({ plugin: gate.nameOf(owner.id) });
}

/** @throws CAPABILITY_REFUSED where the plugin's manifest does not name the capability */
export function demandCapability(plugin: PluginRef, capability: string | undefined, gate: PluginGate): void {
  if (capability && gate.hasCapability(plugin, capability)) return;
  gate.noteRefusal({ plugin, wanted: capability ?? 'an action without a capability' });
  throw commonErrors.CAPABILITY_REFUSED({ plugin: plugin.id, capability: capability ?? 'none' });
}

/** A plugin reaches another owner's action only by a capability of its manifest. */
function checkCapability(owner: Owner, action: Definition, meta: CallMeta, gate: PluginGate): void {
  const { plugin } = meta;
  if (plugin && plugin.id !== owner.id) demandCapability(plugin, action.capability, gate);
}

function checkAllow(owner: Owner, action: Definition, meta: CallMeta, permissions: PermissionTable): void {
  const { allow } = action;
  if (allow === 'internal') {
    if (meta.fromOutside) throw commonErrors.NOT_FOUND();
    return;
  }
  // A plugin that holds the capability acts for the platform; the action itself checks whose data it is.
  const isPluginCall = meta.plugin !== undefined && meta.plugin.id !== owner.id && action.capability !== undefined;
  if (allow === 'anyone' || meta.caller.kind === 'system' || isPluginCall) return;
  if (meta.caller.kind === 'anonymous') throw commonErrors.NOT_SIGNED_IN();
  if (allow === 'signed-in' || allow.some((permission) => permissions.holds(meta.caller, permission))) return;
  throw commonErrors.NOT_ALLOWED();
}

/**
 * Lets a call through or throws why not. One place for every call, wherever it came from:
 * another node, another plugin, the gateway, deferred work.
 */
export function authorise(
  owner: Owner,
  action: Definition,
  meta: CallMeta,
  gate: PluginGate,
  permissions: PermissionTable,
): void {
  if (owner.kind === 'plugin' && meta.caller.kind === 'anonymous' && action.allow !== 'anyone') {
    throw commonErrors.NOT_SIGNED_IN();
  }
  checkGate(owner, action, meta, gate);
  checkCapability(owner, action, meta, gate);
  checkAllow(owner, action, meta, permissions);
}
