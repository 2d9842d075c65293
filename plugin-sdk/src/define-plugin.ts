import type { TSchema } from '@sinclair/typebox';
import type { PluginContext } from './context.ts';
import type { ServiceDefinition } from './define-service.ts';
import type { ErrorSpec } from './errors.ts';

/** Ends what was begun: the platform calls it when the release is withdrawn. */
export type Dispose = () => void | Promise<void>;

export interface PersonPrivacy {
  /** Everything the plugin keeps of one person, readable by that person. */
  exportPerson(context: PluginContext<never>, personId: string): Promise<Record<string, unknown>>;
  /** Removes or makes unrecognisable what the plugin keeps of one person. */
  erasePerson(context: PluginContext<never>, personId: string): Promise<void>;
}

export interface PluginSetup {
  context: PluginContext<never>;
  /** A folder of the plugin's own for caches; may be empty at any start. */
  cacheFolder: string;
}

interface PluginParts {
  services: readonly ServiceDefinition[];
  /**
   * The events it publishes, by name with version (`notes.added.v1`), each with the schema of its payload:
   * the same names as `events.publishes` of the manifest. What does not fit is refused where it is emitted.
   * A payload changes only by optional fields; anything else is a new version of the event.
   */
  events?: Readonly<Record<string, TSchema>>;
  /** Its table of errors (`defineErrors`), for the API page. */
  errors?: { readonly $table: Readonly<Record<string, ErrorSpec>> };
  /** Starts what lives as long as the release (a worker, a cache). */
  setup?(setup: PluginSetup): Promise<Dispose> | Dispose;
  /** Whether the release can serve; the platform asks before it sends calls. */
  health?(context: PluginContext<never>): Promise<{ ok: boolean; detail?: string }>;
}

/** A plugin that keeps nothing, or documents alone. */
interface WithoutTables extends PluginParts {
  migrations?: undefined;
  /**
   * Needed only for what the platform cannot know. By itself it exports and erases, in all districts, the documents
   * that were put with the person's `personId`. A provider given here runs first: its export stands beside those
   * documents, and what its erasure made nobody's (`personId: null`) stays.
   */
  privacy?: PersonPrivacy;
}

/** A trusted plugin with SQL tables of its own. */
interface WithTables extends PluginParts {
  /** Folder of the plugin's migrations: `new URL('../migrations/', import.meta.url)`. */
  migrations: URL;
  /** What the tables hold of a person; documents marked by `personId` are exported and erased without it. */
  privacy: PersonPrivacy;
}

export type PluginDefinition = WithoutTables | WithTables;

/** Declares the server side of a plugin; `server/index.ts` exports it as default. */
export function definePlugin(definition: PluginDefinition): PluginDefinition {
  if (definition.migrations && !(definition as PluginDefinition).privacy) {
    throw new TypeError('A plugin with tables of its own must say how a person is exported and erased: privacy');
  }
  return definition;
}
