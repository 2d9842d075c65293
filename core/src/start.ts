import { bootNode, type BootOptions } from './boot.ts';
import { registerSdkResolution, releasesFolder } from './plugin-manager/package/index.ts';
import { isDevelopment } from './plugin-manager/development/is-development.ts';
import { registerReloadedModules } from './plugin-manager/development/reloaded-modules.ts';
import { canBuildUi } from './plugin-manager/development/ui-builder.ts';
import { loadConfig, type Config } from './runtime/config.ts';
import { prepareDataFolder } from './runtime/data-folder.ts';
import { refusalSentence } from './start-refusal.ts';

/** What is under way is given up then: its work is taken up by the next start, or by another node. */
const longestStopMs = 30_000;

/** Two signals, one end: what is under way finishes, then the node leaves. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      setTimeout(() => {
        console.error(`fudao: what is under way did not end within ${longestStopMs / 1_000} s and is given up.`);
        process.exit(1);
      }, longestStopMs).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function readySentence({ roles }: Config, url: string): string {
  if (!roles.includes('gateway')) return `Fudao worker is ready, its health at ${url}`;
  return `Fudao is ready at ${url} (students) and ${url}/admin/ (staff)`;
}

/** Starts a node as a process of its own; ends the process with a sentence where it cannot. */
export async function start(options: BootOptions = {}): Promise<void> {
  let config: Config | undefined;
  try {
    config = loadConfig();
    registerSdkResolution(releasesFolder(prepareDataFolder(config).dataFolder));
    const watchesPlugins = isDevelopment(config, canBuildUi());
    if (watchesPlugins) registerReloadedModules();
    const node = await bootNode(config, { ...options, watchesPlugins, ownsProcess: true });
    stopOnSignal(() => node.stop());
    console.log(readySentence(config, node.url));
    // After the address: whoever waits for it is not kept waiting by what others did in the city.
    if (config.demo) await node.runtime.platform.call('demo.planLife');
  } catch (error) {
    const sentence = refusalSentence(error, config);
    console.error(sentence ? `fudao: ${sentence}` : error);
    process.exit(1);
  }
}
