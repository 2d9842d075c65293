import type { Log } from '@fudao/plugin-sdk';
import type { LoadedRelease } from '../release/loaded-release.ts';
import type { Release } from '../release/release.repository.ts';
import type { ReleaseReport } from './node.repository.ts';

/** Starts a release on this node. @throws why it cannot */
export type StartRelease = (release: Release) => Promise<LoadedRelease>;

interface Running {
  readonly release: Release;
  state: ReleaseReport['state'];
  since: number;
  loaded?: LoadedRelease;
  failure?: string;
  attempts: number;
  retryAt: number;
}

const keyOf = ({ pluginId, version }: Pick<Release, 'pluginId' | 'version'>) => `${pluginId}@${version}`;
const longestRetryMs = 60_000;
const retryDelayMs = (attempts: number) => Math.min(longestRetryMs, 2_500 * 2 ** attempts);

/**
 * The releases of this node and what becomes of them: started one after the other, tried again where
 * they failed, ended where nobody is sent to them any more.
 */
export class ReleaseRunner {
  readonly #start: StartRelease;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #onChange: () => void;
  readonly #onEnded: () => void;
  readonly #running = new Map<string, Running>();
  #queue: Promise<void> = Promise.resolve();
  #isStopped = false;
  #waiting = 0;

  /**
   * @param onChange hears of each release that has started, failed or ended
   * @param onEnded hears when one that ran has let go of everything
   */
  constructor(start: StartRelease, options: { log: Log; now: () => number; onChange: () => void; onEnded: () => void }) {
    this.#start = start;
    this.#log = options.log;
    this.#now = options.now;
    this.#onChange = options.onChange;
    this.#onEnded = options.onEnded;
  }

  /** Starts what is wanted and does not run; what runs is left alone. */
  want(releases: readonly Release[]): void {
    this.#forgetFailed(releases);
    for (const release of releases) {
      const known = this.#running.get(keyOf(release));
      if (!known) this.#begin({ release, state: 'starting', since: this.#now(), attempts: 0, retryAt: 0 });
      else if (known.state === 'failed' && known.retryAt <= this.#now()) this.#begin(known);
      else if (known.state === 'draining') this.#set(known, 'running');
    }
  }

  /** What failed and is not asked for any more leaves no trace: asked for again, it is another start, perhaps of other files. */
  #forgetFailed(wanted: readonly Release[]): void {
    const failed = [...this.#running].filter(([, { state }]) => state === 'failed').map(([key]) => key);
    const gone = failed.filter((key) => !wanted.some((release) => keyOf(release) === key));
    for (const key of gone) this.#running.delete(key);
    if (gone.length > 0) this.#onChange();
  }

  /** Ends a release that this node runs; calls under way are waited for. */
  end(pluginId: string, version: string): void {
    const running = this.#running.get(keyOf({ pluginId, version }));
    if (running && running.state !== 'starting') this.#inQueue(() => this.#end(running));
  }

  /** Nobody is sent to it any more, here; it ends once that holds on every node. */
  drain(pluginId: string, version: string): void {
    const running = this.#running.get(keyOf({ pluginId, version }));
    if (running?.state === 'running') this.#set(running, 'draining');
  }

  /** Puts another build of a release in the place of the one that runs, and ends that. */
  async replace(release: Release, start: StartRelease): Promise<void> {
    const next = await start(release);
    const before = this.#running.get(keyOf(release));
    this.#running.set(keyOf(release), {
      release,
      state: 'running',
      since: this.#now(),
      loaded: next,
      attempts: 0,
      retryAt: 0,
    });
    this.#onChange();
    await before?.loaded?.stop();
    this.#onEnded();
  }

  /** Gives a release that runs another interface. */
  update(pluginId: string, version: string, change: Pick<LoadedRelease, 'ui'>): void {
    const running = this.#running.get(keyOf({ pluginId, version }));
    if (!running?.loaded) return;
    running.loaded = { ...running.loaded, ...change };
    this.#onChange();
  }

  get loaded(): LoadedRelease[] {
    return [...this.#running.values()].flatMap(({ loaded }) => loaded ?? []);
  }

  /** Whether nothing is being started or ended. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Whether a start has come to an end here, good or bad. */
  isSettled(pluginId: string, version: string): boolean {
    const state = this.#running.get(keyOf({ pluginId, version }))?.state;
    return state !== undefined && state !== 'starting';
  }

  reports(isRouted: (pluginId: string, version: string) => boolean): ReleaseReport[] {
    return [...this.#running.values()].map(({ release: { pluginId, version }, state, since, failure }) => ({
      pluginId,
      version,
      state,
      since,
      ...(failure === undefined ? {} : { failure }),
      isRouted: isRouted(pluginId, version),
    }));
  }

  /** Until every start and end that was asked for is done. */
  async settle(): Promise<void> {
    let before: Promise<void> | undefined;
    while (before !== this.#queue) await (before = this.#queue);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.settle();
    await Promise.all(this.loaded.map((release) => release.stop()));
    this.#running.clear();
  }

  #begin(running: Running): void {
    this.#running.set(keyOf(running.release), running);
    running.state = 'starting';
    this.#inQueue(() => this.#run(running));
  }

  async #run(running: Running): Promise<void> {
    const { pluginId, version } = running.release;
    try {
      running.loaded = await this.#start(running.release);
      running.attempts = 0;
      delete running.failure;
      this.#set(running, 'running');
    } catch (error) {
      running.failure = (error as Error).message.slice(0, 500);
      running.retryAt = this.#now() + retryDelayMs(running.attempts++);
      this.#log.error({ err: error, plugin: pluginId, version }, 'release not started; it will be tried again');
      this.#set(running, 'failed');
    }
  }

  async #end(running: Running): Promise<void> {
    this.#running.delete(keyOf(running.release));
    this.#onChange();
    await running.loaded?.stop();
    this.#onEnded();
  }

  #set(running: Running, state: Running['state']): void {
    running.state = state;
    running.since = this.#now();
    this.#onChange();
  }

  #inQueue(step: () => Promise<void>): void {
    this.#waiting += 1;
    this.#queue = this.#queue.then(async () => {
      try {
        if (!this.#isStopped) await step();
      } catch (error) {
        this.#log.error({ err: error }, 'a release did not end in peace');
      } finally {
        this.#waiting -= 1;
      }
    });
  }
}
