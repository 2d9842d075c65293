import type { Caller } from '../caller.ts';
import type { PluginDefinition } from '../define-plugin.ts';
import type { Manifest } from '../manifest.ts';

/**
 * A plugin on a running platform, as the lifecycle suite handles it. The platform gives the
 * implementation, so that this kit knows nothing of it.
 */
export interface LifecycleSubject {
  readonly manifest: Manifest;
  readonly definition: PluginDefinition;
  /** Somebody of the district with one of the roles. */
  caller(role: Caller['roles'][number]): Caller;
  enable(settings?: Record<string, unknown>): Promise<void>;
  disable(): Promise<void>;
  /** Calls an action of the plugin by `<service>.<action>`. */
  call(action: string, params: Record<string, unknown>, as: Caller): Promise<unknown>;
  exportPerson(personId: string): Promise<Record<string, unknown>>;
  erasePerson(personId: string): Promise<void>;
  health(): Promise<{ ok: boolean; detail?: string }>;
  /** Ends the node and starts it again on the same data. */
  restart(): Promise<void>;
}
