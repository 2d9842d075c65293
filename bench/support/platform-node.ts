/**
 * A node with the demo city, in a process of its own; prints its address. The environment names DATA_FOLDER and, for
 * one of several, DATABASE_URL and NATS_URL. Outside of benchmarks and tests a shared database has no demo city.
 */
import { registerSdkResolution, releasesFolder } from '../../core/src/plugin-manager/package/index.ts';
import { startPlatform } from '../../core/src/testing/start-platform.ts';

const { DATA_FOLDER: dataFolder = '', DATABASE_URL, NATS_URL } = process.env;
registerSdkResolution(releasesFolder(dataFolder));
const node = await startPlatform({
  dataFolder,
  ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
  ...(NATS_URL ? { natsUrl: NATS_URL } : {}),
  ownsProcess: true,
});
process.once('SIGTERM', () => void node.stop().then(() => process.exit(0)));
console.log(node.url);
