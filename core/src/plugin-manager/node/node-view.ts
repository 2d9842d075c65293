import type { Caller, Manifest, NotificationKind, Role } from '@fudao/plugin-sdk';
import type { PluginRef } from '../../runtime/host/authorise.ts';
import type { Installation } from '../installation/installation.ts';
import type { LoadedRelease } from '../release/loaded-release.ts';
import type { Release } from '../release/release.repository.ts';
import type { PluginRoutes } from '../routing/plugin-routes.ts';
import { pick } from '../routing/route.ts';
import { consentAskOf, type ConsentAsk } from './consent-ask.ts';
import { contributionOf, drainingContribution, type App, type PluginContribution } from './contributions.ts';
import type { DesiredState } from './desired-state.ts';
import { keepingPluginOf, type KeepingPlugin } from './keeping-plugin.ts';

type Place = Pick<Caller, 'districtId' | 'schoolId'>;
type ViewedState = Pick<DesiredState, 'releases' | 'installations' | 'grants'>;

/** What a release says of itself, as far as it is asked on calls. */
export interface Actor {
  readonly manifest: Manifest;
  readonly capabilities: ReadonlySet<string>;
  /** Names of the events it may publish. */
  readonly publishes: ReadonlySet<string>;
  /** It came with the platform, which stands for what it asks, or is written on this machine. */
  readonly isBundled: boolean;
  /** What students are asked to consent to before it gets their calls; undefined where they are not asked. */
  readonly consentAsk: ConsentAsk | undefined;
}

function actorOf(release: Release): Actor {
  const { manifest, origin } = release;
  const { capabilities, events } = manifest;
  const rights = { capabilities: new Set(capabilities), publishes: new Set(events?.publishes), isBundled: origin !== 'package' };
  return { manifest, ...rights, consentAsk: consentAskOf(release) };
}

/**
 * What a node holds true about plugins at one moment: which releases it runs, whom it sends where, and
 * where each plugin is enabled. Never altered: a change makes another, so that a call sees one truth.
 */
export class NodeView {
  readonly routes: ReadonlyMap<string, PluginRoutes>;
  readonly #state: ViewedState;
  readonly #actors = new Map<string, Actor>();
  readonly #byVersion = new Map<string, Map<string, LoadedRelease>>();
  readonly #byTag = new Map<string, LoadedRelease>();
  /** Plugins of which some release asks for consent: of all others a call is asked about no further. */
  readonly #asking = new Set<string>();
  /** `plugin district`: disabled there so lately that what is under way may be finished. */
  readonly #draining = new Set<string>();

  constructor(
    state: ViewedState,
    routes: ReadonlyMap<string, PluginRoutes>,
    loaded: Iterable<LoadedRelease>,
    now: number,
  ) {
    this.#state = state;
    this.routes = routes;
    for (const release of loaded) {
      const versions = this.#byVersion.get(release.pluginId) ?? new Map<string, LoadedRelease>();
      this.#byVersion.set(release.pluginId, versions.set(release.version, release));
      this.#byTag.set(`${release.pluginId}@${release.tag}`, release);
    }
    for (const release of state.releases) {
      const actor = actorOf(release);
      this.#actors.set(`${release.pluginId}@${release.version}`, actor);
      if (actor.consentAsk) this.#asking.add(release.pluginId);
    }
    for (const own of state.installations.values()) for (const installation of own.values()) this.#noteDraining(installation, now);
  }

  #noteDraining({ pluginId, districtId, disabledAt }: Installation, now: number): void {
    if (disabledAt === null) return;
    const minutes = this.releaseFor(pluginId, { districtId, schoolId: null })?.manifest.drain?.minutes ?? 0;
    if (now < disabledAt + minutes * 60_000) this.#draining.add(`${pluginId} ${districtId}`);
  }

  /** The releases that run here. */
  get tags(): string {
    return [...this.#byTag.keys()].sort().join();
  }

  /** Two views with the same one differ in nothing that anybody could notice. */
  get fingerprint(): string {
    const routes = [...this.routes].map(([id, { channelRevision, installationRevision }]) => `${id} ${channelRevision} ${installationRevision}`);
    const revisions = [...this.#state.installations].map(([id, own]) => `${id} ${[...own.values()].reduce((sum, { revision }) => sum + revision, 0)}`);
    const grants = [...this.#state.grants].map(([id, own]) => `${id} ${own.size}`);
    const releases = this.#state.releases.map(({ pluginId, version, revision }) => `${pluginId} ${version} ${revision}`);
    const interfaces = this.releases().map(({ pluginId, ui }) => `${pluginId} ${ui?.hash}`);
    return [this.tags, ...interfaces, ...releases, ...routes, ...revisions, ...grants, ...this.#draining].join('\n');
  }

  static readonly empty = new NodeView({ releases: [], installations: new Map(), grants: new Map() }, new Map(), [], 0);

  // --- where a plugin is enabled ---

  installation(pluginId: string, districtId: string): Installation | undefined {
    return this.#state.installations.get(pluginId)?.get(districtId);
  }

  isEnabled(pluginId: string, districtId: string): boolean {
    return this.installation(pluginId, districtId)?.isEnabled ?? false;
  }

  /** Whether what is under way there may be finished, though it is disabled. */
  isDraining(pluginId: string, districtId: string): boolean {
    return this.#draining.has(`${pluginId} ${districtId}`);
  }

  isEnabledAnywhere(pluginId: string): boolean {
    return [...(this.#state.installations.get(pluginId)?.values() ?? [])].some(({ isEnabled }) => isEnabled);
  }

  // --- who is served by what ---

  isPlugin(id: string): boolean {
    return this.routes.has(id);
  }

  versionFor(pluginId: string, districtId: string | null, schoolId: string | null): string | undefined {
    const routes = this.routes.get(pluginId);
    if (!routes) return undefined;
    const route = districtId === null ? routes.common : (routes.byDistrict.get(districtId) ?? routes.common);
    return pick(pluginId, route, schoolId) ?? undefined;
  }

  /** Moleculer version; one that this node does not run may be served by another node. */
  tagFor(pluginId: string, districtId: string | null, schoolId: string | null): string | undefined {
    const version = this.versionFor(pluginId, districtId, schoolId);
    return version === undefined ? undefined : (this.release(pluginId, version)?.tag ?? version);
  }

  releaseFor(pluginId: string, { districtId, schoolId }: Place): LoadedRelease | undefined {
    return this.release(pluginId, this.versionFor(pluginId, districtId, schoolId) ?? '');
  }

  /** The release for callers of no district: the stable one. */
  stable(pluginId: string): LoadedRelease | undefined {
    return this.releaseFor(pluginId, { districtId: null, schoolId: null });
  }

  release(pluginId: string, version: string): LoadedRelease | undefined {
    return this.#byVersion.get(pluginId)?.get(version);
  }

  byTag(pluginId: string, tag: string): LoadedRelease | undefined {
    return this.#byTag.get(`${pluginId}@${tag}`);
  }

  releases(): LoadedRelease[] {
    return [...this.#byTag.values()];
  }

  // --- what a plugin may do ---

  /**
   * The manifest that says what a release may do, also of one that is only being started. Deferred work of
   * a release that the platform no longer knows goes by the stable one: it would wait for ever otherwise.
   */
  actingAs({ id, version }: PluginRef): Actor | undefined {
    const own = this.#actors.get(`${id}@${version.split('+', 1)[0]}`);
    return own ?? this.#actors.get(`${id}@${this.versionFor(id, null, null)}`);
  }

  hasCapability(plugin: PluginRef, capability: string): boolean {
    const actor = this.actingAs(plugin);
    if (!actor?.capabilities.has(capability)) return false;
    return actor.isBundled || (this.#state.grants.get(plugin.id)?.has(capability) ?? false);
  }

  /** Roles that hold a plugin's permission in the release that serves somebody. */
  rolesOf(permission: string, place: Place): readonly Role[] {
    const owner = permission.slice(0, permission.indexOf(':'));
    return this.releaseFor(owner, place)?.manifest.permissions[permission]?.roles ?? [];
  }

  /** Names of the permissions that the plugins enabled for somebody define. */
  permissionsFor(place: Place): string[] {
    return [...this.#enabledFor(place), ...this.#drainingFor(place)].flatMap((release) => Object.keys(release.manifest.permissions));
  }

  // --- what people are asked ---

  consentAskOf(plugin: PluginRef): ConsentAsk | undefined {
    return this.#asking.has(plugin.id) ? this.actingAs(plugin)?.consentAsk : undefined;
  }

  /** What somebody of a place is asked: of each plugin that is enabled there, by the release that serves there. */
  consentAsksFor(place: Place): ConsentAsk[] {
    const { districtId, schoolId } = place;
    const enabled = [...this.#asking].filter((id) => districtId !== null && this.isEnabled(id, districtId));
    return enabled.flatMap((id) => this.#actors.get(`${id}@${this.versionFor(id, districtId, schoolId)}`)?.consentAsk ?? []);
  }

  /** A kind of notification by its whole name, as the plugin's stable release declares it. */
  notificationKind(kind: string): NotificationKind | undefined {
    const end = kind.indexOf('.');
    return this.stable(kind.slice(0, end))?.manifest.contributes?.notifications?.[kind.slice(end + 1)];
  }

  /** What the plugins enabled for somebody send, by whole names. */
  notificationKindsFor(place: Place): (readonly [kind: string, declared: NotificationKind])[] {
    return this.#enabledFor(place).flatMap(({ pluginId, manifest }) =>
      Object.entries(manifest.contributes?.notifications ?? {}).map(([name, kind]) => [`${pluginId}.${name}`, kind] as const),
    );
  }

  /** What the plugins enabled for somebody say that they keep of people. */
  keepersFor(place: Place): KeepingPlugin[] {
    return this.#enabledFor(place).map(keepingPluginOf);
  }

  // --- what apps show ---

  contributionsFor(app: App, place: Place): PluginContribution[] {
    const enabled = this.#enabledFor(place).flatMap((release) => contributionOf(release, app) ?? []);
    return [...enabled, ...this.#drainingFor(place).flatMap((release) => drainingContribution(contributionOf(release, app)) ?? [])];
  }

  #drainingFor(place: Place): LoadedRelease[] {
    const { districtId } = place;
    if (districtId === null) return [];
    return [...this.routes.keys()].filter((id) => this.isDraining(id, districtId)).flatMap((id) => this.releaseFor(id, place) ?? []);
  }

  #enabledFor(place: Place): LoadedRelease[] {
    const { districtId } = place;
    return [...this.routes.keys()]
      .filter((id) => (districtId === null ? this.isEnabledAnywhere(id) : this.isEnabled(id, districtId)))
      .flatMap((id) => this.releaseFor(id, place) ?? []);
  }
}
