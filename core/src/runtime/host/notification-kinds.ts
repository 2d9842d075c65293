import type { Caller, NotificationKind } from '@fudao/plugin-sdk';

export type NamedKind = readonly [kind: string, declared: NotificationKind];

/** The kinds that plugins declare, as the releases that serve a caller say. */
export interface PluginNotificationKinds {
  notificationKind(kind: string): NotificationKind | undefined;
  notificationKindsFor(caller: Caller): readonly NamedKind[];
}

/** Which kinds of notifications there are, of the core's rooms and of the plugins. */
export class NotificationKinds {
  readonly #core = new Map<string, NotificationKind>();
  readonly #plugins: PluginNotificationKinds;

  constructor(plugins: PluginNotificationKinds) {
    this.#plugins = plugins;
  }

  /** Adds those of a room of the core. */
  add(kinds: Readonly<Record<string, NotificationKind>>): void {
    for (const [kind, declared] of Object.entries(kinds)) this.#core.set(kind, declared);
  }

  find(kind: string): NotificationKind | undefined {
    return this.#core.get(kind) ?? this.#plugins.notificationKind(kind);
  }

  /** Those that somebody may get in the roles held now. */
  listFor(caller: Caller): NamedKind[] {
    const all: NamedKind[] = [...this.#core, ...this.#plugins.notificationKindsFor(caller)];
    return all.filter(([, { roles }]) => roles.some((role) => caller.roles.includes(role)));
  }
}
