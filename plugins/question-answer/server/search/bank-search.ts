/** A bank question as the search sees it: what a student could have typed or photographed of it. */
export interface SearchableQuestion {
  id: string;
  /** Subject id, for example `math`; a search can be narrowed to one. */
  subject: string;
  /** School year 1..12; a question without one fits every grade. */
  grade?: number;
  /** Stem, then options, one after the other; LaTeX between `$` is understood. */
  text: string;
}

/** Characters of a query that count: more would make a pasted page slow, and tell no more. */
export const longestQuery = 5_000;

export interface BankQuery {
  /** What the student wrote; the first `longestQuery` characters count. */
  text: string;
  subject?: string;
  /** Keeps questions of this grade and those without a grade. */
  grade?: number;
  /** How many matches to return, 1..200. */
  limit: number;
  /** Ids never to return, for example the question being edited. */
  exclude?: readonly string[];
}

export interface BankMatch {
  id: string;
  /**
   * 0..1, comparable between queries: `0.98 x overlap + 0.02 x focus`, where focus is the share of the
   * bank question's distinct terms that the query has. The same text scores 1; matches come sorted by it.
   */
  score: number;
  /**
   * 0..1: the IDF mass of the query's distinct terms found close together in the question, divided by the
   * IDF mass of all of them. Close together: inside one window of 1.5 times the query's length.
   * IDF(term) = ln(1 + (N - n + 0.5) / (n + 0.5)), N questions in the bank, n of them with the term.
   * The figure to compare with a threshold: it does not depend on how long the question's options are.
   */
  overlap: number;
}

export interface BankSize {
  questions: number;
  /** Bytes held by the index: its arrays exactly, ids as an estimate. */
  bytes: number;
}

/** Finds bank questions that say the same as a text. Every method is asynchronous: an engine may live elsewhere. */
export interface BankSearch {
  /** Adds questions; one whose id is known replaces the earlier text. Searchable when the promise resolves. */
  add(questions: readonly SearchableQuestion[]): Promise<void>;
  /** Removes questions; unknown ids are ignored. */
  remove(ids: readonly string[]): Promise<void>;
  /** Best matches first; an empty list when the text has nothing to search by. */
  search(query: BankQuery): Promise<BankMatch[]>;
  size(): Promise<BankSize>;
  /** Frees everything; calls under way are rejected, and so are later ones. */
  close(): Promise<void>;
}
