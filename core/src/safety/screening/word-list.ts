/** For what a text is written: what one person writes to another, an answer, the words of a rating, a name. */
export const uses = ['question', 'answer', 'chat', 'words', 'name'] as const;
export type Use = (typeof uses)[number];

export const severities = ['hold', 'refuse'] as const;
export type Severity = (typeof severities)[number];

export interface ListedWord {
  readonly word: string;
  readonly severity: Severity;
  /** In what it counts; everywhere where none is named. */
  readonly uses: readonly Use[];
}

/** What the city, and with further words a district, screens texts by. */
export interface WordList {
  readonly words: readonly ListedWord[];
  /** Hosts that may be linked to, such as the city's own resources. */
  readonly allowedLinks: readonly string[];
}
