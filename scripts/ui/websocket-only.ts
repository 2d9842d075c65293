import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { root } from '../run-program.ts';

/** Asking again and again, and WebTransport: the apps open their line with `transports: ['websocket']`. */
const left = ['polling-fetch.js', 'polling-xhr.js', 'polling-xhr.node.js', 'webtransport.js'];

const nothing = fileURLToPath(new URL('./no-transport.js', import.meta.url));

/**
 * `socket.io-client` as a whole, but of its transports WebSocket alone. An app is built with the package left open
 * (`externalDependencies`), and closed here.
 * @throws in the build, where the library no longer has the transports where they are taken out
 */
export function webSocketOnly(): Plugin {
  const found = new Set<string>();
  let isUsed = false;
  return {
    name: 'WebSocket only',
    resolveId(id, importer) {
      if (id === 'socket.io-client') {
        isUsed = true;
        return this.resolve(id, join(root, 'ui-kit/package.json'), { skipSelf: true });
      }
      if (!importer?.includes('/engine.io-client/') || !left.includes(basename(id))) return null;
      found.add(basename(id));
      return nothing;
    },
    buildEnd() {
      const missing = isUsed ? left.filter((file) => !found.has(file)) : [];
      if (missing.length > 0) this.error(`engine.io-client has no ${missing.join(', ')} to leave out any more`);
    },
  };
}
