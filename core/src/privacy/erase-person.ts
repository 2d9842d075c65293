import { contextOf, coreKeepers, type CoreKeeper, type Person, type PrivacyParts } from './person.ts';
import { openKeepers, tablesNaming, type PluginKeeper } from './plugin-keepers.ts';
import { settleWork } from './settle-work.ts';

export interface ErasureResult {
  readonly isDone: boolean;
  /** What stands in the way of the end, and what to do about it. */
  readonly problems: readonly string[];
}

type OnStep = (step: string) => void;

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

/**
 * Erases a person: nobody comes in any more, then the plugins, then the rooms, identity last. Each step may
 * be done again; one that fails leaves the others done and the person to be found, so that the same command goes on.
 */
export async function erasePerson(parts: PrivacyParts, person: Person, onStep: OnStep = () => undefined): Promise<ErasureResult> {
  const { platform } = parts.runtime;
  const problems: string[] = [];
  onStep('identity: sessions');
  await platform.call('identity.closeAccount', { accountId: person.id });
  onStep('work on its way');
  problems.push(...(await settle(parts, person)));
  for (const keeper of await openKeepers(parts)) {
    onStep(`plugin ${keeper.pluginId} ${keeper.version ?? '(uninstalled)'}`);
    problems.push(...(await erasePlugin(parts, keeper, person)));
  }
  onStep('work on its way');
  problems.push(...(await settle(parts, person)));
  for (const keeper of coreKeepers(parts.rooms)) {
    if (keeper.name === 'identity' && problems.length > 0) return { isDone: false, problems };
    onStep(keeper.name);
    await eraseRoom(parts, keeper, person);
  }
  return { isDone: true, problems };
}
