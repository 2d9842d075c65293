/** What a check says of a plugin: `failure` keeps it from passing, `warning` does not. */
export interface Finding {
  readonly severity: 'failure' | 'warning';
  /** A sentence that names the cause. */
  readonly message: string;
  /** File and line, field, action or table. */
  readonly where?: string | undefined;
}

export const failure = (message: string, where?: string): Finding => ({ severity: 'failure', message, where });
export const warning = (message: string, where?: string): Finding => ({ severity: 'warning', message, where });

/** A check that cannot be made here; the message says why. */
export class Skip extends Error {}

/** The same words once, in the order they came. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ severity, message, where }) => {
    const key = `${severity} ${where} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
