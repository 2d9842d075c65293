import {
  commonErrors,
  type CallAction,
  type Caller,
  type Dispose,
  type NotificationKind,
  type Role,
  type SqlScope,
} from '@fudao/plugin-sdk';
import type { Place, PluginGate, PluginRef } from '../runtime/host/authorise.ts';
import type { HostServices } from '../runtime/host/host-services.ts';
import { effectiveSettings } from './installation/settings-check.ts';
import { deltaOf, type App } from './node/contributions.ts';
import { readDesiredState, wantedReleases, type DesiredState } from './node/desired-state.ts';
import { NodeReporter } from './node/node-reporter.ts';
import { NodeView } from './node/node-view.ts';
import { readLiveNodes, type ReleaseReport } from './node/node.repository.ts';
import { RefusalRecorder, type Refusal } from './node/refusal-recorder.ts';
import { ReleaseRunner, type StartRelease } from './node/release-runner.ts';
import type { LoadedRelease } from './release/loaded-release.ts';
import { appliedRoutes, desiredRoutes, versionsOf, type PluginRoutes } from './routing/plugin-routes.ts';
import { servedFolders } from './screenshots.ts';

/** Missed broadcasts are caught up with after this. */
const catchUpMs = 2_000;
const administrators: readonly Role[] = ['district-administrator', 'city-administrator'];
const apps: readonly App[] = ['student', 'admin'];

export interface PluginManagerParts {
  readonly host: HostServices;
  readonly start: StartRelease;
  /** Calls as the platform. */
  readonly call: CallAction;
  readonly roles: readonly string[];
  /** Removes the files of releases that are not here any more. */
  readonly sweep?: (releases: DesiredState['releases'], loaded: readonly LoadedRelease[]) => Promise<void>;
  /** Hears that a release has ended here, and what it took is free. */
  readonly onReleaseEnded?: () => void;
}

/**
 * A node's plugins: which releases it runs, and whom it sends where. The desired state is in the
 * database; this follows it, so that a node that was down catches up.
 */
export class PluginManager implements PluginGate {
  #view = NodeView.empty;
  #state: DesiredState | undefined;
  #isOpen = false;
  readonly #settings = new WeakMap<object, WeakMap<object, Record<string, unknown>>>();
  #parts!: PluginManagerParts;
  #runner!: ReleaseRunner;
  #reporter!: NodeReporter;
  #refusals: RefusalRecorder | undefined;
  /** Folders of every interface that was served since the start: open pages go on loading parts of the one they have. */
  readonly #uiFolders = new Map<string, string>();
  #isLoaded = false;
  #refreshing: Promise<void> = Promise.resolve();
  #onReleasesChanged: () => void = () => undefined;

  /** What holds now. */
  get view(): NodeView {
    return this.#view;
  }

  /** What the database last said should be; undefined before the start. */
  get desired(): DesiredState | undefined {
    return this.#state;
  }

  get runner(): ReleaseRunner {
    return this.#runner;
  }

  // --- what the host asks on every call ---

  pick(pluginId: string, districtId: string | null, schoolId: string | null): string | undefined {
    return this.#view.tagFor(pluginId, districtId, schoolId);
  }

  isRunning(pluginId: string, tag: string): boolean {
    return this.#view.byTag(pluginId, tag) !== undefined;
  }

  isEnabled(pluginId: string, districtId: string | null): boolean {
    // City level callers belong to no district; their permissions still limit them.
    return districtId === null ? this.#view.isEnabledAnywhere(pluginId) : this.#view.isEnabled(pluginId, districtId);
  }

  isServedBy(pluginId: string, releases: ReadonlySet<string>, { districtId, schoolId }: Place): boolean {
    const tag = this.#view.tagFor(pluginId, districtId, schoolId);
    if (tag === undefined) return false;
    return releases.has(tag) || !this.isRunning(pluginId, tag);
  }

  isStable({ id, version }: PluginRef): boolean {
    return this.#view.stable(id)?.tag === version;
  }

  nameOf(pluginId: string): string {
    return this.#view.stable(pluginId)?.manifest.name['zh-CN'] ?? pluginId;
  }

  noteRefusal(refusal: Refusal): void {
    this.#refusals?.note(refusal);
  }

  hasCapability(plugin: PluginRef, capability: string): boolean {
    return this.#view.hasCapability(plugin, capability);
  }

  mayPublish(plugin: PluginRef, event: string): boolean {
    return this.#view.actingAs(plugin)?.publishes.has(event) ?? false;
  }

  rolesOf(permission: string, caller: Caller): readonly Role[] {
    return this.#view.rolesOf(permission, caller);
  }

  permissionsFor(caller: Caller): readonly string[] {
    return this.#view.permissionsFor(caller);
  }

  notificationKind(kind: string): NotificationKind | undefined {
    return this.#view.notificationKind(kind);
  }

  notificationKindsFor(caller: Caller): (readonly [kind: string, declared: NotificationKind])[] {
    return this.#view.notificationKindsFor(caller);
  }

  settingsOf(plugin: PluginRef, districtId: string | null): Record<string, unknown> {
    const actor = this.#view.actingAs(plugin);
    if (!actor) return {};
    const installation = districtId === null ? undefined : this.#view.installation(plugin.id, districtId);
    const own = installation?.settings ?? actor;
    const byRelease = this.#settings.get(actor) ?? new WeakMap<object, Record<string, unknown>>();
    this.#settings.set(actor, byRelease);
    const known = byRelease.get(own);
    if (known) return known;
    const settings = Object.freeze(effectiveSettings(actor.manifest, installation?.settings ?? {}));
    byRelease.set(own, settings);
    return settings;
  }

  /** Where the files of a release's interface are, also of one that was withdrawn a while ago. */
  uiFolder(pluginId: string, version: string, hash: string): string | undefined {
    return this.#uiFolders.get(`${pluginId}/${version}/${hash}`);
  }

  // --- the life of a node ---

  /** Starts everything that the database wants here, and follows it from then on. */
  async open(parts: PluginManagerParts): Promise<Dispose> {
    this.#parts = parts;
    this.#isOpen = true;
    const { host, start, roles } = parts;
    const now = () => host.now().getTime();
    this.#runner = new ReleaseRunner(start, {
      ...{ log: host.log, now },
      onChange: () => this.#onRunnerChanged(),
      onEnded: () => parts.onReleaseEnded?.(),
    });
    this.#refusals = new RefusalRecorder({ call: parts.call, log: host.log, now });
    this.#reporter = new NodeReporter(host, roles, () => this.#describe());
    await this.refresh();
    await this.#runner.settle();
    this.#isLoaded = true;
    this.#apply();
    await this.#reporter.report();
    return this.#follow();
  }

  /** Reads what should be, and runs nothing: for a command that acts for plugins beside the nodes. */
  async look(database: SqlScope): Promise<DesiredState> {
    const state = await readDesiredState(database);
    this.#state = state;
    this.#view = new NodeView(state, new Map([...state.channels.keys()].map((id) => [id, desiredRoutes(state, id)])), []);
    return state;
  }

  /** Whether everything that this node should run has been started once. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** The gateway hears of releases that come and go, and makes its routes anew. */
  onReleasesChanged(listener: () => void): void {
    this.#onReleasesChanged = listener;
  }

  /** Follows the database; open apps of the people concerned hear of it. One at a time, in order. */
  refresh(): Promise<void> {
    // The operator's command line changes what should be, and runs nothing.
    if (!this.#isOpen) return Promise.resolve();
    this.#refreshing = this.#refreshing.then(async () => {
      try {
        this.#state = await readDesiredState(this.#parts.host.database);
        this.#runner.want(wantedReleases(this.#state, this.#parts.host.now().getTime()));
        this.#apply();
        await this.#endUnwanted();
        // What is being started or ended still needs its files.
        if (this.#runner.isIdle) await this.#parts.sweep?.(this.#state.releases, this.#runner.loaded);
      } catch (error) {
        this.#parts.host.log.warn({ err: error }, 'the state of plugins cannot be read; trying again');
      }
    });
    return this.#refreshing;
  }

  /** Waits until this node has applied what the database says, and has told so. */
  async settle(): Promise<void> {
    await this.refresh();
    await this.#runner.settle();
    await this.#reporter.report();
  }

  #follow(): Dispose {
    const timer = setInterval(() => void this.refresh(), catchUpMs);
    timer.unref();
    const stopReports = this.#reporter.start();
    return async () => {
      clearInterval(timer);
      await this.#refreshing;
      await this.#runner.stop();
      await this.#refusals?.flush();
      await stopReports();
    };
  }

  /** Makes the view anew of what is wanted and what runs; what differs is told. */
  #apply(): void {
    const state = this.#state;
    if (!state) return;
    const before = this.#view;
    const routes = new Map<string, PluginRoutes>();
    for (const pluginId of state.channels.keys()) {
      const wanted = desiredRoutes(state, pluginId);
      const isSettled = (id: string, version: string) => this.#runner.isSettled(id, version);
      routes.set(pluginId, appliedRoutes(before.routes.get(pluginId), wanted, pluginId, isSettled));
    }
    const after = new NodeView(state, routes, this.#runner.loaded);
    if (this.#isLoaded && after.fingerprint === before.fingerprint) return;
    this.#view = after;
    for (const release of after.releases()) this.#serveFiles(release);
    if (!this.#isLoaded) return;
    if (before.tags !== after.tags) this.#onReleasesChanged();
    this.#tellApps(before, after);
    this.tellAdministrators();
    this.#reporter.reportSoon();
  }

  /** Also where nothing changes for people: whoever waits for a start hears at once that it failed. */
  #onRunnerChanged(): void {
    this.#apply();
    this.#reporter.reportSoon();
  }

  #serveFiles(release: LoadedRelease): void {
    const { pluginId, version } = release;
    for (const [end, folder] of servedFolders(release)) this.#uiFolders.set(`${pluginId}/${version}/${end}`, folder);
  }

  /** A release ends when nobody is sent to it: here at first, then on every node that lives. */
  async #endUnwanted(): Promise<void> {
    const { host } = this.#parts;
    const wanted = wantedReleases(this.#state!, host.now().getTime());
    const isWanted = (release: Pick<LoadedRelease, 'pluginId' | 'version'>) =>
      wanted.some(({ pluginId, version }) => pluginId === release.pluginId && version === release.version);
    const leaving = this.#runner.loaded.filter((release) => !isWanted(release) && !this.#isRouted(release.pluginId, release.version));
    if (leaving.length === 0) return;
    for (const { pluginId, version } of leaving) this.#runner.drain(pluginId, version);
    await this.#reporter.report();
    const nodes = await readLiveNodes(host.database, host.now().getTime());
    const routed = new Set(
      nodes.flatMap(({ report }) => report.releases.filter((one) => one.isRouted).map((one) => `${one.pluginId}@${one.version}`)),
    );
    for (const { pluginId, version } of leaving) if (!routed.has(`${pluginId}@${version}`)) this.#runner.end(pluginId, version);
  }

  #isRouted(pluginId: string, version: string): boolean {
    const routes = this.#view.routes.get(pluginId);
    return routes !== undefined && versionsOf(routes).has(version);
  }

  #describe() {
    const routes = [...this.#view.routes];
    return {
      releases: this.#runner.reports((pluginId, version) => this.#isRouted(pluginId, version)).map((report) => this.#withFigures(report)),
      channelRevisions: Object.fromEntries(routes.map(([id, { channelRevision }]) => [id, channelRevision])),
      installationRevisions: Object.fromEntries(routes.map(([id, { installationRevision }]) => [id, installationRevision])),
    };
  }

  #withFigures(report: ReleaseReport): ReleaseReport {
    const { pluginId, version } = report;
    const tag = this.#view.release(pluginId, version)?.tag ?? version;
    const figures = this.#parts.host.guards.figures({ kind: 'plugin', id: pluginId, version: tag });
    const process = this.#runner.loaded.find((one) => one.pluginId === pluginId && one.version === version)?.process?.();
    return figures ? { ...report, figures: { ...figures, ...(process && { process }) } } : report;
  }

  /** Each node tells the apps connected to it, once its own gate has changed: everybody what changes for them. */
  #tellApps(before: NodeView, after: NodeView): void {
    for (const app of apps) {
      const deltaFor = (place: Place) => deltaOf(app, before.contributionsFor(app, place), after.contributionsFor(app, place));
      const payloadFor = oncePerPlace(deltaFor);
      this.#parts.host.broker.broadcastLocal('realtime.push-each', { event: 'plugins.changed', payloadFor });
    }
  }

  /** Open pages of administrators load anew what they show; each node tells its own. */
  tellAdministrators(): void {
    if (!this.#isOpen) return;
    for (const role of administrators) {
      const push = { audience: { role }, event: 'plugin-manager.changed', payload: {} };
      this.#parts.host.broker.broadcastLocal('realtime.push', push);
    }
  }

  /** @throws FUDAO_UNAVAILABLE before the node has started */
  demandState(): DesiredState {
    if (!this.#state) throw commonErrors.UNAVAILABLE();
    return this.#state;
  }
}

/** Everybody of a school is told the same. */
function oncePerPlace<T>(answer: (place: Place) => T): (place: Place) => T {
  const known = new Map<string, T>();
  return (place) => {
    const key = `${place.districtId}\n${place.schoolId}`;
    if (!known.has(key)) known.set(key, answer(place));
    return known.get(key)!;
  };
}
