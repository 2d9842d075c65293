import { pathToFileURL } from 'node:url';
import { FudaoError, type PluginDefinition } from '@fudao/plugin-sdk';
import { registerSdkResolution } from '../sdk-resolution.ts';

// Imports a plugin from a folder as the server does, and says what it found.
const [root, entry] = process.argv.slice(2) as [string, string];
const dispose = registerSdkResolution(root);
const module = (await import(pathToFileURL(entry).href)) as { default: PluginDefinition; refuse?: () => Error };
await dispose();
const later = await import(`${pathToFileURL(entry).href}?again`).then(
  () => 'found',
  (error: { code: string }) => error.code,
);
const { default: definition, refuse } = module;
process.stdout.write(
  `${JSON.stringify({
    services: definition.services.map(({ name }) => name),
    migrations: definition.migrations?.href,
    isSameError: refuse ? refuse() instanceof FudaoError : undefined,
    later,
  })}\n`,
);
