import type { Caller, PluginContext, Work } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { readInstallationsOf } from '../installation/installation.repository.ts';
import { Catalogue } from '../node/catalogue.ts';
import { readDesiredState, type DesiredState } from '../node/desired-state.ts';
import { findPublisher } from '../package/index.ts';
import { readChannelsOf, writeChannels, type ChannelState } from '../routing/channel.repository.ts';
import { moveStable, noChannels, type PointerMove } from '../swap/pointer-move.ts';
import { prepareEverywhere, waitUntilApplied } from '../swap/preparation.ts';
import { demandNoPurge } from '../removal/purge.repository.ts';
import { grant } from './grant.repository.ts';
import { writeReleaseHistory } from './release-history.repository.ts';
import { decideStep, type ReleaseStep } from './release-state.ts';
import { changeRelease, prepareRelease, readRelease, type Release, type Trust } from './release.repository.ts';
import { factsOf } from './release-views.ts';

/** Where a change of releases runs: an operator's request, the command line, or the platform itself. */
export type ChangeContext = Pick<PluginContext<never>, 'db' | 'newId' | 'now' | 'transaction'>;
export type Actor = Pick<Caller, 'id' | 'name'>;

/** Decides by what the database says now, not by what this node last read. */
export async function demandStep(context: ChangeContext, step: ReleaseStep, pluginId: string, version: string): Promise<[DesiredState, Release]> {
  const state = await readDesiredState(context.db);
  const release = new Catalogue(state).release(pluginId, version);
  const decision = decideStep(step, factsOf(state, release));
  if (!decision.allowed) throw errors[decision.code]({ plugin: pluginId, version, because: decision.because.join(', ') });
  return [state, release];
}

/** Moves a release on, with its history and its record, and with what `more` does in the same transaction. */
export async function take(
  context: ChangeContext,
  release: Release,
  step: ReleaseStep,
  next: Release['state'],
  by: Actor,
  { detail = {}, more }: { detail?: Record<string, unknown>; more?: (work: Work) => Promise<void> } = {},
): Promise<void> {
  const { pluginId, version } = release;
  const id = context.newId();
  await context.transaction(async (work) => {
    const at = context.now().getTime();
    await changeRelease(work.db, release, { state: next }, at);
    await more?.(work);
    await writeReleaseHistory(work.db, { id, pluginId, version, step, detail }, by, at);
    work.record({ kind: `plugin-manager.release-${step}`, subjectId: pluginId, payload: { version, ...detail } });
  });
}

/** Grants a release what it asks for; the grant holds for later releases of the plugin too. */
export async function grantCapabilities(context: ChangeContext, pluginId: string, version: string, capabilities: readonly string[], by: Actor): Promise<void> {
  const [, release] = await demandStep(context, 'grant', pluginId, version);
  const asked = capabilities.filter((capability) => release.manifest.capabilities.includes(capability));
  if (asked.length === 0) return;
  const id = context.newId();
  await context.transaction(async (work) => {
    const at = context.now().getTime();
    await grant(work.db, pluginId, asked, by.id, at);
    await writeReleaseHistory(work.db, { id, pluginId, version, step: 'grant', detail: { capabilities: asked } }, by, at);
    work.record({ kind: 'plugin-manager.release-grant', subjectId: pluginId, payload: { version, capabilities: asked } });
  });
}

/** The first release of a plugin that can serve becomes the stable one. */
async function pointIfNone(platform: Platform, context: ChangeContext, pluginId: string, version: string, by: Actor): Promise<void> {
  const channels = await readChannelsOf(context.db, pluginId);
  if (channels?.stable) return;
  await movePointer(platform, context, pluginId, channels, moveStable(channels ?? noChannels, version, 0), { step: 'stable', version, by, reason: null });
}

/**
 * In which trust a release is to run; decided while it is not installed.
 * @throws PLUGIN_STEP_NOT_POSSIBLE, PLUGIN_CONSENT_MISSING, PLUGIN_TRUST_TOO_HIGH, PLUGIN_CHANGED_MEANWHILE
 */
export async function chooseTrust(context: ChangeContext, pluginId: string, version: string, trust: Trust, by: Actor): Promise<void> {
  const [, release] = await demandStep(context, 'install', pluginId, version);
  if (release.trust === trust) return;
  const publisher = release.keyId === null ? undefined : await findPublisher(context.db, release.keyId);
  if (trust === 'trusted' && publisher?.mostTrust === 'confined') throw errors.TRUST_TOO_HIGH({ publisher: publisher.name, version });
  const id = context.newId();
  await context.transaction(async (work) => {
    const at = context.now().getTime();
    await changeRelease(work.db, release, { trust }, at);
    await writeReleaseHistory(work.db, { id, pluginId, version, step: 'trust', detail: { trust } }, by, at);
    work.record({ kind: 'plugin-manager.release-trust', subjectId: pluginId, payload: { version, trust } });
  });
}

/**
 * Installs a release: every live node migrates, starts and checks it before it counts as installed. The
 * first one of a plugin becomes the stable one.
 * @throws PLUGIN_STEP_NOT_POSSIBLE, PLUGIN_CODE_REMOVED, PLUGIN_CONSENT_MISSING, PLUGIN_NOT_STARTED, PLUGIN_CHANGED_MEANWHILE, PLUGIN_PURGE_UNDER_WAY
 */
export async function installRelease(platform: Platform, context: ChangeContext, pluginId: string, version: string, by: Actor): Promise<void> {
  await demandNoPurge(context.db, pluginId);
  const [, release] = await demandStep(context, 'install', pluginId, version);
  // One whose code came with the platform is brought back from being uninstalled: nodes start no other state.
  const asked = release.state === 'verified' ? release : await bringBack(context, release, by);
  await prepareEverywhere(platform, pluginId, version);
  await take(context, asked, 'install', 'installed', by);
  await pointIfNone(platform, context, pluginId, version, by);
  await prepareRelease(platform.database, pluginId, version, 0);
}

async function bringBack(context: ChangeContext, release: Release, by: Actor): Promise<Release> {
  await take(context, release, 'verify', 'verified', by);
  return (await readRelease(context.db, release.pluginId, release.version))!;
}

/** A stable release that serves nobody leaves no pointer behind. */
async function endChannels(work: Work, before: ChannelState, by: Actor, at: number): Promise<void> {
  const { pluginId, revision: expectedRevision } = before;
  const none = { stable: null, canary: null, previousStable: null, probationUntil: 0 };
  await writeChannels(work.db, { ...none, pluginId, expectedRevision, reason: null }, by.id, at);
  work.emit('plugin-manager.channels-changed.v1', { pluginId, stable: null, canary: null, revision: expectedRevision + 1 });
}

/** A district that was just being sent there held the row that is written by now: what it decided is seen here. */
async function demandUnused({ db }: Work, { pluginId, version }: Release, isStable: boolean): Promise<void> {
  const own = await readInstallationsOf(db, pluginId);
  const users = own.filter(({ isEnabled, pinnedVersion }) => pinnedVersion === version || (isStable && isEnabled));
  if (users.length > 0) throw errors.RELEASE_IN_USE({ version, because: users.map(({ districtId }) => districtId).join(', ') });
}

/**
 * Takes a release out of service. The stable one goes only where no district has the plugin enabled; then
 * the plugin has no stable release any more.
 */
export async function retireRelease(platform: Platform, context: ChangeContext, pluginId: string, version: string, by: Actor): Promise<void> {
  const [state, release] = await demandStep(context, 'retire', pluginId, version);
  const channels = state.channels.get(pluginId);
  const isStable = channels?.stable === version;
  await take(context, release, 'retire', 'retired', by, {
    more: async (work) => {
      if (isStable) await endChannels(work, channels, by, context.now().getTime());
      await demandUnused(work, release, isStable);
    },
  });
  await prepareRelease(platform.database, pluginId, version, 0);
  await waitUntilApplied(platform, pluginId, isStable ? { channelRevision: channels.revision + 1 } : {});
}

/** Brings a retired release back. */
export async function reinstateRelease(platform: Platform, context: ChangeContext, pluginId: string, version: string, by: Actor): Promise<void> {
  const [, release] = await demandStep(context, 'reinstate', pluginId, version);
  await prepareEverywhere(platform, pluginId, version);
  await take(context, release, 'reinstate', 'installed', by);
  await pointIfNone(platform, context, pluginId, version, by);
  await prepareRelease(platform.database, pluginId, version, 0);
  platform.broadcast('plugin-manager.changed', { pluginId });
}

export interface MoveReason {
  readonly step: 'stable' | 'canary' | 'roll-back';
  readonly version: string | null;
  readonly by: Actor;
  readonly reason: string | null;
}

/**
 * Moves the pointer of a plugin in one write, with its record, and waits until all live nodes follow. What
 * it points to must run everywhere already.
 * @throws PLUGIN_CHANGED_MEANWHILE
 */
export async function movePointer(
  platform: Platform,
  context: ChangeContext,
  pluginId: string,
  before: ChannelState | undefined,
  move: PointerMove,
  { step, version, by, reason }: MoveReason,
): Promise<void> {
  const expectedRevision = before?.revision ?? 0;
  const id = context.newId();
  await context.transaction(async (work) => {
    const at = context.now().getTime();
    await writeChannels(work.db, { ...move, pluginId, expectedRevision, reason }, by.id, at);
    const { stable, canary } = move;
    const detail = { stable, canary, before: { stable: before?.stable ?? null, canary: before?.canary ?? null }, reason };
    await writeReleaseHistory(work.db, { id, pluginId, version, step, detail }, by, at);
    work.record({ kind: `plugin-manager.${step}`, subjectId: pluginId, payload: { version, ...detail } });
    if (version !== null) await prepareRelease(work.db, pluginId, version, 0);
    work.emit('plugin-manager.channels-changed.v1', { pluginId, stable, canary, revision: expectedRevision + 1 });
  });
  await waitUntilApplied(platform, pluginId, { channelRevision: expectedRevision + 1 });
}
