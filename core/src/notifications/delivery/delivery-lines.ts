import { setTimeout as wait } from 'node:timers/promises';
import { outsideChannels, type Dispose, type OutsideChannel } from '@fudao/plugin-sdk';
import type { NotificationsPolicy } from '../notifications-policy.ts';
import { claimDeliveries } from './deliveries.repository.ts';
import { deliver, type DeliverParts } from './deliver.ts';
import { lanesOf, type DeliveryRow } from './delivery.ts';
import { SecondLimit } from './second-limit.ts';

const pollMs = 1_000;
/** Longer than any channel takes; what a dead node held is taken by another after this. */
const leaseMs = 60_000;

export interface LineParts extends DeliverParts {
  /** Under which name this node takes deliveries. */
  readonly node: string;
}

type PerSecond = NotificationsPolicy['deliveriesPerSecond'];

/**
 * Takes what is due out of the database and hands it over, so many a second. Each channel is a line of its own:
 * a mail server that sleeps holds up no push.
 */
export class DeliveryLines {
  readonly #parts: LineParts;
  readonly #running = new Map<OutsideChannel, Promise<void>>();
  /** Asked to look while at work: what came after the last look is not left for the next poll. */
  readonly #asked = new Set<OutsideChannel>();
  readonly #stopping = new AbortController();
  #limits: Readonly<Record<OutsideChannel, SecondLimit>> | undefined;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  start({ push, mail, sms }: PerSecond): Dispose {
    this.#limits = { push: new SecondLimit(push), mail: new SecondLimit(mail), sms: new SecondLimit(sms) };
    const timer = setInterval(() => this.nudge(), pollMs);
    timer.unref();
    return async () => {
      clearInterval(timer);
      this.#limits = undefined;
      this.#stopping.abort();
      await Promise.all(this.#running.values());
    };
  }

  /** Looks now instead of at the next poll; does nothing on a node that does no deferred work. */
  nudge(): void {
    if (!this.#limits) return;
    for (const channel of outsideChannels) {
      this.#asked.add(channel);
      if (!this.#running.has(channel)) void this.#alone(channel, () => this.#empty(channel));
    }
  }

  /** Carries out all that is due now. */
  async drain(): Promise<void> {
    for (const channel of outsideChannels) {
      while (this.#running.has(channel)) await this.#running.get(channel);
      this.#asked.add(channel);
      await this.#alone(channel, () => this.#empty(channel));
    }
  }

  /** One at a time: what this node holds it would take a second time. */
  #alone(channel: OutsideChannel, work: () => Promise<void>): Promise<void> {
    const running = work()
      .catch((error: unknown) => this.#parts.log.warn({ err: error, channel }, 'deliveries cannot be read; trying again'))
      .finally(() => this.#running.delete(channel));
    this.#running.set(channel, running);
    return running;
  }

  async #empty(channel: OutsideChannel): Promise<void> {
    while (this.#limits && this.#asked.delete(channel)) {
      while ((await this.#round(channel)) > 0);
    }
  }

  /** As many as the second still allows, all at once; gives how many. */
  async #round(channel: OutsideChannel): Promise<number> {
    const limit = this.#limits?.[channel];
    if (!limit) return 0;
    const { signal } = this.#stopping;
    if (limit.waitMs > 0) await wait(limit.waitMs, undefined, { ref: false, signal }).catch(() => undefined);
    if (signal.aborted) return 0;
    const claimed = await this.#claim(channel, limit.left);
    limit.take(claimed.length);
    await Promise.all(claimed.map((delivery) => deliver(this.#parts, delivery)));
    return claimed.length;
  }

  async #claim(channel: OutsideChannel, most: number): Promise<DeliveryRow[]> {
    const { db, now, node } = this.#parts;
    const claimed: DeliveryRow[] = [];
    for (const lane of lanesOf(channel)) {
      const limit = most - claimed.length;
      if (limit > 0) claimed.push(...(await claimDeliveries(db, { lane, node, now: now().getTime(), leaseMs, limit })));
    }
    return claimed;
  }
}
