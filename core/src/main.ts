import { bootNode } from './boot.ts';
import { ConfigError, loadConfig } from './runtime/config.ts';

/** Two signals, one end: what is under way finishes, then the node leaves. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

try {
  const config = loadConfig();
  const node = await bootNode(config);
  stopOnSignal(() => node.stop());
  if (node.url) console.log(`Fudao is ready at ${node.url}`);
  else console.log('Fudao worker is ready');
} catch (error) {
  console.error(error instanceof ConfigError ? `fudao: ${error.message}` : error);
  process.exit(1);
}
