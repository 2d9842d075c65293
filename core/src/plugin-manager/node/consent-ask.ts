import { createHash } from 'node:crypto';
import type { LocalText } from '@fudao/plugin-sdk';
import type { Release } from '../release/release.repository.ts';

/** What students, or their guardians, are asked before a plugin gets their calls. */
export interface ConsentAsk {
  readonly pluginId: string;
  readonly name: LocalText;
  readonly purpose: LocalText;
  readonly recipients: readonly LocalText[];
  /** ISO 8601 duration. */
  readonly retention: string;
  /** Another one with each word that changes: then what was said before holds no more. */
  readonly version: string;
}

const versionOf = (words: unknown) => createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32);

/**
 * Of a release that says what it asks for, and of each that comes from a vendor: it learns who calls, whether it says so
 * or not. What came with the platform is the city's own.
 */
export function consentAskOf({ manifest, origin, trust }: Pick<Release, 'manifest' | 'origin' | 'trust'>): ConsentAsk | undefined {
  const { id: pluginId, name, summary, vendor, privacy } = manifest;
  const isVendors = trust === 'confined' && origin === 'package';
  if (!privacy.consent && !isVendors) return undefined;
  const { purpose, recipients } = privacy.consent ?? { purpose: summary, recipients: [{ 'zh-CN': vendor, en: vendor }] };
  return { pluginId, name, purpose, recipients, retention: privacy.retention, version: versionOf([vendor, purpose, recipients]) };
}
