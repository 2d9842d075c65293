import type { Caller, ManifestPermission, Role } from '@fudao/plugin-sdk';

/** Which roles hold which permission, of the core's rooms and of every loaded plugin. */
export class PermissionTable {
  readonly #roles = new Map<string, ReadonlySet<Role>>();

  add(permissions: Readonly<Record<string, ManifestPermission>>): void {
    for (const [name, permission] of Object.entries(permissions)) this.#roles.set(name, new Set(permission.roles));
  }

  remove(names: Iterable<string>): void {
    for (const name of names) this.#roles.delete(name);
  }

  holds(caller: Caller, permission: string): boolean {
    if (caller.kind === 'system') return true;
    const allowed = this.#roles.get(permission);
    return allowed !== undefined && caller.roles.some((role) => allowed.has(role));
  }

  /** Names of all permissions that the caller's roles hold, sorted. */
  heldBy(caller: Caller): string[] {
    return [...this.#roles.keys()].filter((name) => this.holds(caller, name)).sort();
  }
}
