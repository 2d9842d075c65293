/**
 * A process that builds interfaces of plugins for a platform under development, each time it is told to: it keeps
 * the compiler warm, and its work apart from the platform's. Told `{ folder }`, it answers `{ folder, failure? }`.
 */
import { buildPluginUi, KeptBuild } from '../build-plugin-ui.ts';

const kept = new Map<string, KeptBuild>();
let building: Promise<void> = Promise.resolve();

async function build(folder: string): Promise<void> {
  const before = kept.get(folder) ?? new KeptBuild();
  kept.set(folder, before);
  try {
    await buildPluginUi(folder, before);
    process.send!({ folder });
  } catch (error) {
    process.send!({ folder, failure: (error as Error).message });
  }
}

process.on('message', ({ folder }: { folder: string }) => {
  building = building.then(() => build(folder));
});
process.on('disconnect', () => process.exit(0));
