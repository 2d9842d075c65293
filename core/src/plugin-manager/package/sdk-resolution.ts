import { mkdirSync, realpathSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Dispose } from '@fudao/plugin-sdk';

const sdk = '@fudao/plugin-sdk';

/**
 * Gives modules below a folder the platform's own SDK. Packages lie below the data folder, where no
 * node_modules is found (or a wrong one); and only of the very same module does
 * `error instanceof FudaoError` hold on both sides.
 *
 * It holds for this thread. Workers have none of it, so `plugin pack` puts the SDK into their files.
 */
export function registerSdkResolution(folder: string): Dispose {
  mkdirSync(folder, { recursive: true });
  // Node names modules by their real place.
  const below = pathToFileURL(`${realpathSync(folder)}/`).href;
  const own = import.meta.resolve(sdk);
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier === sdk && context.parentURL?.startsWith(below) ? own : specifier, context),
  });
  return () => hooks.deregister();
}
