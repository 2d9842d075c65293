import type { SqlScope } from '@fudao/plugin-sdk';
import { KeptReading } from '../kept-reading.ts';
import type { Rules } from './rules-schema.ts';
import { RuleBook } from './rule-book.ts';
import { findVersions } from './versions.repository.ts';

/** A node that heard nothing of a change sees it after so long. */
const keptMs = 5_000;

/** The rules as this node last read them; a change anywhere makes it read again. */
export class CurrentRules {
  private readonly start: Rules;
  private readonly now: () => Date;
  private readonly book = new KeptReading<RuleBook>(keptMs);

  constructor(start: Rules, now: () => Date) {
    this.start = start;
    this.now = now;
  }

  read(db: SqlScope): Promise<RuleBook> {
    return this.book.read(this.now().getTime(), () => this.open(db));
  }

  /** For changes: nobody decides on what an earlier reading said. */
  readAnew(db: SqlScope): Promise<RuleBook> {
    return this.book.readAnew(this.now().getTime(), () => this.open(db));
  }

  forget(): void {
    this.book.forget();
  }

  private async open(db: SqlScope): Promise<RuleBook> {
    return new RuleBook(this.start, await findVersions(db));
  }
}
