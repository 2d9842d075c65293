import { ManifestSchema, type Manifest } from '@fudao/plugin-sdk';
import { compileSchema } from '../../runtime/validation.ts';

/** A plugin's manifest is wrong; the message names the file's field and what it should be. */
export class ManifestError extends Error {}

type Rule = (manifest: Manifest) => string | undefined;

const rules: readonly Rule[] = [
  ({ id, permissions }) => {
    const foreign = Object.keys(permissions).find((name) => !name.startsWith(`${id}:`));
    return foreign && `permission ${foreign} must begin with "${id}:"`;
  },
  ({ permissions, contributes }) => {
    const entries = [contributes?.student, contributes?.admin].flatMap((app) => app?.navigation ?? []);
    const unknown = entries.find((entry) => entry.permission && !permissions[entry.permission]);
    return unknown && `navigation entry ${unknown.route} names the unknown permission ${unknown.permission}`;
  },
  ({ settings }) => {
    const properties = (settings?.['properties'] ?? {}) as Record<string, { default?: unknown }>;
    const bare = Object.entries(properties).find(([, property]) => property.default === undefined);
    return bare && `setting ${bare[0]} has no default, so a district could not enable the plugin as it is`;
  },
  ({ settings }) => {
    if (!settings) return undefined;
    const problems = compileSchema(settings)({});
    return problems ? `the defaults of the settings do not fit their schema: ${problems[0]!.field} ${problems[0]!.message}` : undefined;
  },
  ({ id, events }) => {
    const foreign = events?.publishes?.find((event) => !event.startsWith(`${id}.`));
    return foreign && `published event ${foreign} must begin with "${id}."`;
  },
];

/**
 * Checks `plugin.json` by its schema and by the rules that a schema cannot say.
 * @throws ManifestError
 */
export function checkManifest(value: unknown): Manifest {
  const problems = compileSchema(ManifestSchema)(value);
  if (problems) throw new ManifestError(`plugin.json: ${problems[0]!.field || 'the file'} ${problems[0]!.message}`);
  const manifest = value as Manifest;
  for (const rule of rules) {
    const complaint = rule(manifest);
    if (complaint) throw new ManifestError(`plugin.json: ${complaint}`);
  }
  return manifest;
}
