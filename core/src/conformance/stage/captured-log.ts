import type { RootLog } from '../../runtime/log.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** Keeps what the platform writes to its log, so that a finding can name the cause. */
export class CapturedLog implements RootLog {
  #lines: LogLine[] = [];

  debug(): void {}

  info(): void {}

  warn(fields: object, message: string): void {
    this.#keep('warn', fields, message);
  }

  error(fields: object, message: string): void {
    this.#keep('error', fields, message);
  }

  child(): RootLog {
    return this;
  }

  /** What was written since the last look; the next one sees it too. */
  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  /** What was written since the last look. */
  take(): LogLine[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  /** The errors of one call. */
  errorsOf(requestId: string): Error[] {
    const lines = this.#lines.filter(({ fields }) => fields['requestId'] === requestId);
    return lines.flatMap(({ fields }) => (fields['err'] instanceof Error ? [fields['err']] : []));
  }

  #keep(level: LogLine['level'], fields: object, message: string): void {
    if (this.#lines.length > 20_000) this.#lines.shift();
    this.#lines.push({ level, fields: { ...fields }, message });
  }
}
