import { FudaoError, commonErrors } from './errors.ts';

const conflict = commonErrors.CONFLICT();

/**
 * Thrown when rows break a unique index or a primary key. It answers as `FUDAO_CONFLICT` where nobody
 * catches it, because the usual cause is that somebody else was faster.
 */
export class UniqueViolation extends FudaoError {
  readonly table: string | undefined;
  /** The index's name, `<table>_<columns joined by _>`, or `PRIMARY`. */
  readonly constraint: string | undefined;

  constructor(table: string | undefined, constraint: string | undefined, options?: { cause?: unknown }) {
    super(conflict.code, conflict.spec, {}, options);
    this.name = 'UniqueViolation';
    this.table = table;
    this.constraint = constraint;
  }
}
