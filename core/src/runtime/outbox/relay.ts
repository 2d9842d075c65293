import { systemCaller, type Dispose, type FudaoError } from '@fudao/plugin-sdk';
import type { CallMeta } from '../host/call-meta.ts';
import { fromTransport } from '../host/error-transport.ts';
import type { HostServices } from '../host/host-services.ts';
import type { ConsumerRegistry, EventConsumerRef } from './consumer-registry.ts';
import { claimOutbox, finishOutbox, giveUpOutbox, postponeOutbox } from './outbox-repository.ts';
import { readOutbox, type OutboxEntry, type OutboxRow } from './outbox-entry.ts';
import { relayName } from './relay-name.ts';
import { isRefusedForGood, retryDelayMs, triesOfRefused } from './retry-delay.ts';
import { sideBySide } from './side-by-side.ts';

const pollMs = 1_000;
/** A node that dies holding rows gives them back after this. */
const leaseMs = 15_000;

/**
 * Carries what transactions left in the outbox to where it belongs, at least once. Any node may run
 * it; rows are claimed under a lease. A failed row waits and is tried again; none is dropped.
 */
export class OutboxRelay {
  readonly #host: HostServices;
  readonly #consumers: ConsumerRegistry;
  readonly #name: string;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isNudged = false;
  #isStopped = true;

  constructor(host: HostServices, consumers: ConsumerRegistry) {
    this.#host = host;
    this.#consumers = consumers;
    this.#name = relayName(host.database, host.newId);
  }

  start(): Dispose {
    this.#isStopped = false;
    this.#timer = setInterval(() => this.nudge(), pollMs);
    this.#timer.unref();
    this.nudge();
    return () => this.#stop();
  }

  /** Looks now instead of at the next poll; false where it does not run. */
  nudge(): boolean {
    if (this.#isStopped) return false;
    this.#isNudged = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
      if (this.#isNudged) this.nudge();
    });
    return true;
  }

  async #stop(): Promise<void> {
    this.#isStopped = true;
    this.#isNudged = false;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #drain(): Promise<void> {
    this.#isNudged = false;
    try {
      while (!this.#isStopped) {
        const rows = await claimOutbox(this.#host.database, this.#name, this.#host.now().getTime(), leaseMs);
        if (rows.length === 0) return;
        for (const group of sideBySide(rows)) await Promise.all(group.map((row) => this.#process(row)));
      }
    } catch (error) {
      this.#host.log.warn({ err: error }, 'the outbox cannot be read; trying again');
    }
  }

  async #process(row: OutboxRow): Promise<void> {
    if (this.#isStopped) return;
    const entry = readOutbox(row);
    try {
      await (entry.kind === 'call' ? this.#callAction(entry) : this.#deliver(entry));
      await finishOutbox(this.#host.database, row.id, this.#host.now().getTime());
    } catch (error) {
      await this.#afterFailure(row, fromTransport(error));
    }
  }

  /** Tries again later, but for what was refused for good: the same call would be refused for ever. */
  async #afterFailure(row: OutboxRow, error: FudaoError): Promise<void> {
    const attempts = row.attempts + 1;
    const now = this.#host.now().getTime();
    const fields = { err: error, outboxId: row.id, target: row.name, attempts };
    if (isRefusedForGood(error) && attempts >= triesOfRefused) {
      this.#host.log.error(fields, 'deferred work was refused and is given up; its row keeps the reason');
      return giveUpOutbox(this.#host.database, row.id, attempts, now, `${error.code}: ${error.message}`);
    }
    this.#host.log[attempts > 4 ? 'error' : 'warn'](fields, 'deferred work failed; it will be tried again');
    return postponeOutbox(this.#host.database, row.id, attempts, now + retryDelayMs(attempts));
  }

  async #callAction(entry: OutboxEntry): Promise<void> {
    const { caller, districtId, schoolId, plugin, requestId } = entry;
    const meta: CallMeta = { caller, districtId, schoolId, plugin, requestId, idempotencyKey: entry.id };
    await this.#host.broker.call(entry.name, entry.payload, { meta });
  }

  async #deliver(entry: OutboxEntry): Promise<void> {
    for (const ref of this.#consumers.of(entry.name)) {
      if (this.#isMeantFor(ref, entry)) await this.#deliverTo(ref, entry);
    }
  }

  /** A plugin hears of a district only while the district has it enabled or lets it finish, in the release that serves there. */
  #isMeantFor(ref: EventConsumerRef, entry: OutboxEntry): boolean {
    const { owner, releases } = ref;
    if (owner.kind === 'core') return true;
    const { gate } = this.#host;
    const { districtId } = entry;
    if (districtId !== null && !gate.isEnabled(owner.id, districtId) && !gate.isDraining(owner.id, districtId)) return false;
    return gate.isServedBy(owner.id, releases, entry);
  }

  async #deliverTo(ref: EventConsumerRef, entry: OutboxEntry): Promise<void> {
    const { id, name, payload, at, districtId, schoolId, requestId } = entry;
    const meta: CallMeta = { caller: systemCaller, districtId, schoolId, requestId };
    await this.#host.broker.call(ref.action, { id, name, payload, at }, { meta });
  }
}
