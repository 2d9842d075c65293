import { pathToFileURL } from 'node:url';
import { FudaoError, type PluginDefinition } from '@fudao/plugin-sdk';
import { registerSdkResolution } from '../sdk-resolution.ts';

interface PackedModule {
  default: PluginDefinition;
  /** Makes an error of the plugin's. */
  refuse?: () => Error;
  /** Does what only works where all that the plugin needs was packed. */
  tryOut?: () => Promise<object>;
}

// Imports a plugin from a folder as the server does, and says what it found.
const [root, entry] = process.argv.slice(2) as [string, string];
const dispose = registerSdkResolution(root);
const url = pathToFileURL(entry).href;
const { default: definition, refuse, tryOut } = (await import(url)) as PackedModule;
await dispose();
const later = await import(`${url}?again`).then(
  () => 'found',
  (error: { code: string }) => error.code,
);
const found = {
  services: definition.services.map(({ name }) => name),
  migrations: definition.migrations?.href,
  isSameError: refuse && refuse() instanceof FudaoError,
  tried: await tryOut?.(),
  later,
};
process.stdout.write(`${JSON.stringify(found)}\n`);
