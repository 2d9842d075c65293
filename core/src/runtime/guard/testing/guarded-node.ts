/** A node in a process of its own, whose parent may ask what its guards report. Arguments: data folder, plugins' folder. */
import { bootNode } from '../../../boot.ts';
import { loadConfig } from '../../config.ts';

const [dataFolder, pluginsFolder] = process.argv.slice(2);
const limits = { account: { perSecond: 1_000, burst: 1_000 }, address: { perSecond: 1_000, burst: 1_000 } };
/** Half of what nodes are given: the tests wait for it often. */
const plugins = { callsAtOnce: 200, longestStallMs: 1_000 };
const config = loadConfig({}, { dataFolder, port: 0, host: '127.0.0.1', demo: true, logLevel: 'error', limits, plugins });
const node = await bootNode(config, { pluginsFolder: pluginsFolder!, ownsProcess: true });

const orders: Readonly<Record<string, () => unknown>> = {
  report: () => node.runtime.host.guards.report(),
  'stray rejection of the platform': () => void Promise.reject(new Error('of the platform')),
  'loop of the platform': () => {
    const end = performance.now() + 1_800;
    while (performance.now() < end);
  },
  stop: async () => {
    await node.stop();
    process.disconnect();
  },
};

process.on('message', (order: string) => {
  void Promise.resolve(orders[order]!()).then((answer) => process.connected && process.send!({ order, answer }));
});
process.send!({ url: node.url });
