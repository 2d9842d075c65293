import type { Caller } from '@fudao/plugin-sdk';
import type { PluginGate } from './authorise.ts';
import type { PermissionTable } from './permission-table.ts';

/** The permissions a caller can use now: those of plugins count only where the district enabled them. */
export function permissionsFor(permissions: PermissionTable, gate: Pick<PluginGate, 'isEnabled'> & { isPlugin(id: string): boolean }) {
  return (caller: Caller): readonly string[] =>
    permissions.heldBy(caller).filter((permission) => {
      const owner = permission.slice(0, permission.indexOf(':'));
      return !gate.isPlugin(owner) || gate.isEnabled(owner, caller.districtId);
    });
}
