import type { CallAction } from '@fudao/plugin-sdk';

interface Suspension {
  readonly personId: string;
  /** Null: from the whole platform. */
  readonly pluginId: string | null;
  readonly until: number | null;
}

/** Whom it is asked about. */
interface Asked {
  readonly ids: readonly string[];
  /** The plugin that asks. */
  readonly pluginId: string | undefined;
  readonly now: number;
  /** When the service of one of them was last ended. */
  readonly endedAt: number;
}

/** As gateways look: a suspension acts within two seconds. */
const keptMs = 1_000;
/** Clocks of nodes differ by less. */
const recentlyMs = 60_000;

/**
 * Who is suspended, as this node read it within the last second; of people whose service was ended just now it is read
 * anew, so that nobody decides on a list from before.
 */
export class CurrentSuspensions {
  private readonly call: CallAction;
  private revision: number | null = null;
  private items: readonly Suspension[] = [];
  private readAt = 0;

  constructor(call: CallAction) {
    this.call = call;
  }

  /** Whether one of some people may not use the platform now, or not the plugin that asks. */
  async isAny({ ids, pluginId, now, endedAt }: Asked): Promise<boolean> {
    const isFresh = this.revision !== null && Math.abs(now - this.readAt) < keptMs && endedAt < now - recentlyMs;
    const items = isFresh ? this.items : await this.read(now);
    return items.some((one) => {
      const isHere = one.pluginId === null || one.pluginId === pluginId;
      return isHere && ids.includes(one.personId) && (one.until === null || one.until > now);
    });
  }

  private async read(now: number): Promise<readonly Suspension[]> {
    const before = this.items;
    type State = { revision: number; items: readonly Suspension[] | null };
    const { revision, items } = await this.call<State>('safety.suspensionState', { revision: this.revision });
    const read = items ?? before;
    // Of two questions at once the older answer may come last.
    if (this.revision === null || this.revision <= revision) [this.revision, this.items, this.readAt] = [revision, read, now];
    return read;
  }
}
