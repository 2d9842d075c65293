import type { BankMatch, BankQuery, BankSize } from './bank-search.ts';

/** What the worker can be asked. `add` carries its questions as UTF-8 JSON, whose memory is handed over, not copied. */
export interface SearchCalls {
  add: (questions: Uint8Array) => void;
  remove: (ids: readonly string[]) => void;
  search: (query: BankQuery) => BankMatch[];
  size: () => BankSize;
  save: (file: string, revision: string) => void;
  load: (file: string, revision: string) => boolean;
}

export interface SearchRequest<Name extends keyof SearchCalls = keyof SearchCalls> {
  id: number;
  name: Name;
  parameters: Parameters<SearchCalls[Name]>;
}

/** An answer has a result, or the error that the worker met. */
export type SearchReply = { id: number; result: unknown } | { id: number; error: unknown };
