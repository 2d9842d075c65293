import { hostname } from 'node:os';
import type { Dispose } from '@fudao/plugin-sdk';
import type { HostServices } from '../../runtime/host/host-services.ts';
import { forgetNode, writeReport, type NodeReport } from './node.repository.ts';

const everyMs = 2_000;
/** A node that has said nothing for this long counts as dead. */
const lifeMs = 3 * everyMs;

type Described = Pick<NodeReport, 'releases' | 'channelRevisions' | 'installationRevisions'>;

/** Writes down, for all nodes and for the operator, what this node runs and whom it sends where. */
export class NodeReporter {
  readonly #host: HostServices;
  readonly #roles: readonly string[];
  readonly #describe: () => Described;
  readonly #startedAt: number;
  #writing: Promise<void> = Promise.resolve();
  #isDue = false;
  #isStopped = false;

  constructor(host: HostServices, roles: readonly string[], describe: () => Described) {
    this.#host = host;
    this.#roles = roles;
    this.#describe = describe;
    this.#startedAt = host.now().getTime();
  }

  start(): Dispose {
    const timer = setInterval(() => this.reportSoon(), everyMs);
    timer.unref();
    return async () => {
      this.#isStopped = true;
      clearInterval(timer);
      await this.#writing;
      await forgetNode(this.#host.database, this.#nodeId).catch(() => undefined);
    };
  }

  /** Several changes at once make one report. */
  reportSoon(): void {
    if (!this.#isDue && !this.#isStopped) void this.report();
  }

  /** Until what holds now is written. A database that is away is told later. */
  report(): Promise<void> {
    this.#isDue = true;
    this.#writing = this.#writing.then(async () => {
      if (!this.#isDue) return;
      this.#isDue = false;
      try {
        await this.#write();
      } catch (error) {
        this.#host.log.warn({ err: error }, 'this node cannot report; trying again');
      }
    });
    return this.#writing;
  }

  get #nodeId(): string {
    return this.#host.broker.nodeID;
  }

  #write(): Promise<void> {
    const rssMb = Math.round(process.memoryUsage.rss() / 1_048_576);
    const report: NodeReport = { host: hostname(), roles: this.#roles, rssMb, ...this.#describe() };
    const node = { nodeId: this.#nodeId, startedAt: this.#startedAt, lifeMs };
    return writeReport(this.#host.database, node, report, this.#host.now().getTime());
  }
}
