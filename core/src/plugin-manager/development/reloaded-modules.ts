import { registerHooks } from 'node:module';
import type { Dispose } from '@fudao/plugin-sdk';

/** The query under which a release that was reloaded on save loads its entry: `?release=1.0.0%2Bdev.3`. */
const reloaded = /\?release=[^&]*%2Bdev\.\d+$/;

/**
 * Node keeps a module for ever under its URL. A plugin's entry is loaded under another one after each save; this
 * gives the files that it imports the same ending, so that they are read anew too. What the old ones took stays
 * taken until the process ends, so it is for development alone.
 */
export function registerReloadedModules(): Dispose {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const query = context.parentURL && reloaded.exec(context.parentURL)?.[0];
      const isOwn =
        query && specifier.startsWith('.') && found.url.startsWith('file:') && !found.url.includes('/node_modules/');
      return isOwn ? { ...found, url: found.url + query } : found;
    },
  });
  return () => hooks.deregister();
}
