import { contextOf, coreKeepers, type CoreKeeper, type Person, type PrivacyParts, type PrivacyRequest } from './person.ts';
import { openKeepers, tablesNaming, type PluginKeeper } from './plugin-keepers.ts';
import { settleWork } from './settle-work.ts';
import { withoutPerson } from './without-person.ts';

export interface ErasureResult {
  readonly isDone: boolean;
  /** What stands in the way of the end, and what to do about it. */
  readonly problems: readonly string[];
}

/** Told before each step; what it throws breaks the erasure off. */
type OnStep = (step: string) => void | Promise<void>;

async function erasePlugin({ runtime }: PrivacyParts, keeper: PluginKeeper, person: Person): Promise<string[]> {
  const { pluginId, version, data, tables, failure } = keeper;
  try {
    await data.erasePerson(person.id);
  } catch (error) {
    return [`${pluginId} ${version ?? ''} did not erase the person: ${(error as Error).message}`];
  } finally {
    await keeper.dispose();
  }
  if (failure !== null) return [`${pluginId} ${version} cannot be asked to erase the person: ${failure}`];
  const naming = await tablesNaming(runtime.host.database, tables, person.id);
  if (naming.length === 0) return [];
  return [`${pluginId} is uninstalled, and its tables still name the person (${naming.join(', ')}): purge it, or install it again, and repeat this`];
}

async function eraseRoom({ runtime }: PrivacyParts, { name, privacy }: CoreKeeper, person: Person): Promise<void> {
  if (person.name.length > 1) await privacy.eraseName?.(contextOf(runtime, name), person.name);
  await privacy.erasePerson?.(contextOf(runtime, name), person.id);
}

async function settle({ runtime }: PrivacyParts, person: Person): Promise<string[]> {
  const left = await settleWork(runtime, person);
  return left.length === 0 ? [] : [`work about the person is still on its way (${[...new Set(left)].join(', ')}): start a node, and repeat this`];
}

/** Who asked and why, in words that do not name the person; not under the person's key, which goes. */
async function record({ runtime }: PrivacyParts, kind: string, person: Person, { askedBy, reason }: PrivacyRequest): Promise<void> {
  const payload = { askedBy, reason: withoutPerson(reason, person) };
  await runtime.platform.call('records.append', { kind, subjectId: person.id, payload, at: runtime.host.now().getTime() });
}

/**
 * Erases a person: nobody comes in any more, then the plugins, then the rooms, identity last. Each step may
 * be done again; one that fails leaves the others done and the person to be found, so that the same command goes on.
 */
export async function erasePerson(parts: PrivacyParts, person: Person, request: PrivacyRequest, onStep: OnStep = () => undefined): Promise<ErasureResult> {
  const { platform } = parts.runtime;
  const problems: string[] = [];
  await record(parts, 'privacy.erasure-asked', person, request);
  await onStep('identity: sessions');
  await platform.call('identity.closeAccount', { accountId: person.id });
  await onStep('work on its way');
  problems.push(...(await settle(parts, person)));
  for (const keeper of await openKeepers(parts)) {
    await onStep(`plugin ${keeper.pluginId} ${keeper.version ?? '(uninstalled)'}`);
    problems.push(...(await erasePlugin(parts, keeper, person)));
  }
  await onStep('work on its way');
  problems.push(...(await settle(parts, person)));
  for (const keeper of coreKeepers(parts.rooms)) {
    if (keeper.name === 'identity' && problems.length > 0) return { isDone: false, problems };
    await onStep(keeper.name);
    await eraseRoom(parts, keeper, person);
  }
  await record(parts, 'privacy.person-erased', person, request);
  return { isDone: true, problems };
}
