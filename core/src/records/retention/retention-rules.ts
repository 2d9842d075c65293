/** Days by kind (`a.b`), room or plugin (`a.*`), and `otherwise`, as the city set them. */
export type RetentionRules = Readonly<Record<string, number | 'forever'>>;

export interface Retention {
  /** Null: never ended. */
  readonly days: number | null;
  /** The rule it comes from. */
  readonly rule: string;
}

/** How long the content of a kind is kept: its own rule, that of its room or plugin, or the one for the rest. */
export function retentionOf(rules: RetentionRules, kind: string): Retention {
  const candidates = [kind, `${kind.slice(0, Math.max(0, kind.indexOf('.')))}.*`, 'otherwise'];
  const rule = candidates.find((name) => Object.hasOwn(rules, name)) ?? 'otherwise';
  const days = rules[rule] ?? 'forever';
  return { days: days === 'forever' ? null : days, rule };
}
