/** The platform keeps its own reasons in English, for the record; these it tells in the person's language. */
const own: readonly { readonly pattern: RegExp; readonly text: string; readonly names: readonly string[] }[] = [
  { pattern: /^came with the platform$/, text: 'releases.reasons.bundled', names: [] },
  { pattern: /^came with a new version of the platform$/, text: 'releases.reasons.newPlatform', names: [] },
  { pattern: /^(\d+) calls in a row failed$/, text: 'releases.reasons.inARow', names: ['faults'] },
  {
    pattern: /^(\d+) of (\d+) calls within a minute failed$/,
    text: 'releases.reasons.share',
    names: ['faults', 'calls'],
  },
];

/** A key with its values; what a person wrote stands for itself. */
export function reasonWords(reason: string): {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
} {
  for (const { pattern, text, names } of own) {
    const found = pattern.exec(reason);
    if (found) return { text, values: Object.fromEntries(names.map((name, index) => [name, found[index + 1]!])) };
  }
  return { text: 'releases.reasons.written', values: { reason } };
}
