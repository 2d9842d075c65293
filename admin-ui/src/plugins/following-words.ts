import type { Following } from './plugin.ts';

/** Which release a district has, as a key with its values. */
export function followingWords({ follows, pinnedVersion, canaryPercent }: Following): {
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
} {
  return { text: `plugins.follow.${follows}`, values: { version: pinnedVersion ?? '', percent: canaryPercent } };
}
