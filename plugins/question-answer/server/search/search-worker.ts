import { parentPort } from 'node:worker_threads';
import { BankIndex } from './bank-index.ts';
import type { SearchableQuestion } from './bank-search.ts';
import type { SearchReply, SearchRequest } from './search-protocol.ts';
import { loadSnapshot, saveSnapshot } from './snapshot.ts';

// The thread that owns the index: searching and merging must not hold up the server's event loop.
const port = parentPort!;
let index = new BankIndex();
let queue: Promise<void> = Promise.resolve();

async function answer({ name, parameters }: SearchRequest): Promise<unknown> {
  switch (name) {
    case 'add':
      return index.add(JSON.parse(new TextDecoder().decode(parameters[0] as Uint8Array)) as SearchableQuestion[]);
    case 'remove':
      return index.remove(...(parameters as Parameters<BankIndex['remove']>));
    case 'search':
      return index.search(...(parameters as Parameters<BankIndex['search']>));
    case 'size':
      return index.size();
    case 'save':
      return saveSnapshot(...(parameters as [string, string]), index.state);
    case 'load':
      return load(...(parameters as [string, string]));
  }
}

async function load(file: string, revision: string): Promise<boolean> {
  const state = await loadSnapshot(file, revision);
  if (state) index = new BankIndex(state);
  return state !== undefined;
}

async function reply(request: SearchRequest): Promise<void> {
  let message: SearchReply;
  try {
    message = { id: request.id, result: await answer(request) };
  } catch (error) {
    message = { id: request.id, error };
  }
  port.postMessage(message);
}

// One after the other: a search sees all that was added before it was asked, and a snapshot is of one moment.
port.on('message', (request: SearchRequest) => {
  queue = queue.then(() => reply(request));
});
