import type { Caller, PluginContext } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { Catalogue } from '../node/catalogue.ts';
import { readDesiredState, type DesiredState } from '../node/desired-state.ts';
import { findPublisher } from '../package/index.ts';
import { readChannelsOf, writeChannels, type ChannelState } from '../routing/channel.repository.ts';
import { moveStable, noChannels, type PointerMove } from '../swap/pointer-move.ts';
import { prepareEverywhere, waitUntilApplied } from '../swap/preparation.ts';
import { grant } from './grant.repository.ts';
import { writeReleaseHistory } from './release-history.repository.ts';
import { decideStep, type ReleaseStep } from './release-state.ts';
import { changeRelease, prepareRelease, type Release, type Trust } from './release.repository.ts';
import { factsOf } from './release-views.ts';

/** Where a change of releases runs: an operator's request, the command line, or the platform itself. */
export type ChangeContext = Pick<PluginContext<never>, 'db' | 'newId' | 'now' | 'transaction'>;
export type Actor = Pick<Caller, 'id' | 'name'>;

/** Decides by what the database says now, not by what this node last read. */
async function demandStep(context: ChangeContext, step: ReleaseStep, pluginId: string, version: string): Promise<[DesiredState, Release]> {
  const state = await readDesiredState(context.db);
  const release = new Catalogue(state).release(pluginId, version);
  const decision = decideStep(step, factsOf(state, release));
  if (!decision.allowed) throw errors[decision.code]({ plugin: pluginId, version, because: decision.because.join(', ') });
  return [state, release];
}

async function take(
  context: ChangeContext,
  release: Release,
  step: ReleaseStep,
  next: Release['state'],
  by: Actor,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const { pluginId, version } = release;
  const id = context.newId();
  await context.transaction(async (work) => {
    const at = context.now().getTime();
    await changeRelease(work.db, release, { state: next }, at);
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
 * @throws PLUGIN_STEP_NOT_POSSIBLE, PLUGIN_CONSENT_MISSING, PLUGIN_NOT_STARTED, PLUGIN_CHANGED_MEANWHILE
 */
export async function installRelease(platform: Platform, context: ChangeContext, pluginId: string, version: string, by: Actor): Promise<void> {
  const [, release] = await demandStep(context, 'install', pluginId, version);
  await prepareEverywhere(platform, pluginId, version);
  await take(context, release, 'install', 'installed', by);
  const channels = await readChannelsOf(context.db, pluginId);
  if (!channels?.stable) {
    await movePointer(platform, context, pluginId, channels, moveStable(channels ?? noChannels, version, 0), { step: 'stable', version, by, reason: null });
  }
  await prepareRelease(platform.database, pluginId, version, 0);
}

/** Takes a release out of service, or brings it back. */
export async function changeStage(
  platform: Platform,
  context: ChangeContext,
  step: 'retire' | 'reinstate',
  pluginId: string,
  version: string,
  by: Actor,
): Promise<void> {
  const [, release] = await demandStep(context, step, pluginId, version);
  if (step === 'reinstate') await prepareEverywhere(platform, pluginId, version);
  await take(context, release, step, step === 'retire' ? 'retired' : 'installed', by);
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
