import type { Caller, ManifestPermission, Role } from '@fudao/plugin-sdk';

/** The permissions that plugins define, as the releases that serve a caller say. */
export interface PluginPermissions {
  /** Roles that hold a plugin's permission; none where nobody defines it. */
  rolesOf(permission: string, caller: Caller): readonly Role[];
  /** Names of the permissions of the plugins that are enabled for a caller. */
  permissionsFor(caller: Caller): readonly string[];
}

/** Which roles hold which permission, of the core's rooms and of the plugins. */
export class PermissionTable {
  readonly #core = new Map<string, readonly Role[]>();
  readonly #plugins: PluginPermissions;

  constructor(plugins: PluginPermissions) {
    this.#plugins = plugins;
  }

  /** Adds those of a room of the core. */
  add(permissions: Readonly<Record<string, ManifestPermission>>): void {
    for (const [name, permission] of Object.entries(permissions)) this.#core.set(name, permission.roles);
  }

  holds(caller: Caller, permission: string): boolean {
    if (caller.kind === 'system') return true;
    const allowed = this.#core.get(permission) ?? this.#plugins.rolesOf(permission, caller);
    return caller.roles.some((role) => allowed.includes(role));
  }

  /** Names of all permissions that a caller can use now, sorted: of plugins, those that are enabled there. */
  heldBy(caller: Caller): string[] {
    const names = [...this.#core.keys(), ...this.#plugins.permissionsFor(caller)];
    return names.filter((name) => this.holds(caller, name)).sort();
  }
}
