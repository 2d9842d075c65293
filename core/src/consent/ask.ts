import type { LocalText } from '@fudao/plugin-sdk';
import type { ConsentAsk } from '../plugin-manager/node/consent-ask.ts';
import type { ConsentPolicy, Purpose } from './consent-policy.ts';

/** One thing that people are asked: a purpose, or a purpose for one plugin. */
export interface Ask {
  readonly purpose: string;
  /** Empty where it is not about a plugin. */
  readonly pluginId: string;
  /** An answer is to these words and no others. */
  readonly version: string;
  readonly isOptional: boolean;
  readonly name: LocalText;
  readonly explanation: LocalText;
  readonly refusal: LocalText;
  readonly recipients: readonly LocalText[];
  readonly retention: string;
}

function askOf({ id, version, isOptional, name, explanation, refusal, recipients, retention }: Purpose): Ask {
  return { purpose: id, pluginId: '', version: String(version), isOptional, name, explanation, refusal, recipients, retention };
}

/** The purpose's own version counts too: when its words change, those about each plugin mean something else. */
export function askOfPlugin({ id, version, isOptional, refusal }: Purpose, plugin: ConsentAsk): Ask {
  const { pluginId, name, purpose: explanation, recipients, retention } = plugin;
  return { purpose: id, pluginId, version: `${version}-${plugin.version}`, isOptional, name, explanation, refusal, recipients, retention };
}

export const pluginPurposeOf = ({ purposes }: ConsentPolicy): Purpose | undefined => purposes.find(({ isPerPlugin }) => isPerPlugin);

/** Everything that somebody is asked, in the order of the policy. */
export function asksOf(policy: ConsentPolicy, plugins: readonly ConsentAsk[]): Ask[] {
  return policy.purposes.flatMap((purpose) =>
    purpose.isPerPlugin ? plugins.map((plugin) => askOfPlugin(purpose, plugin)) : [askOf(purpose)],
  );
}

export interface AskKey {
  readonly purpose: string;
  readonly pluginId: string;
}

export const keyOf = ({ purpose, pluginId }: AskKey): string => `${purpose} ${pluginId}`;
export const isSameAsk = (one: AskKey, other: AskKey): boolean => one.purpose === other.purpose && one.pluginId === other.pluginId;
