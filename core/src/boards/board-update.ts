import type * as yjs from 'yjs';

type Yjs = typeof yjs;

let loading: Promise<Yjs> | undefined;
/** A node on which nobody draws does without it. */
const loadYjs = () => (loading ??= import('yjs'));

/** What one increment of a board may weigh, in bytes. */
export const largestUpdate = 96 * 1024;

export type UpdateProblem = 'malformed' | 'too-large';
export type CheckedUpdate =
  | { readonly isFit: true; readonly hands: readonly number[]; readonly isEmpty: boolean }
  | { readonly isFit: false; readonly problem: UpdateProblem };

const refused = (problem: UpdateProblem): CheckedUpdate => ({ isFit: false, problem });

/** Whether a document can take it: what decodes may still say what contradicts itself. */
function canBeApplied(Y: Yjs, update: Uint8Array): boolean {
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, update);
    return true;
  } catch {
    return false;
  } finally {
    document.destroy();
  }
}

/**
 * Looks at what an app sends as an increment of a board: in the form of Yjs, and under which hands (Yjs calls them
 * clients) something new is drawn. What is rubbed out may be of any hand.
 */
export async function checkUpdate(update: Uint8Array): Promise<CheckedUpdate> {
  if (update.byteLength > largestUpdate) return refused('too-large');
  const Y = await loadYjs();
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    if (!canBeApplied(Y, update)) return refused('malformed');
    return { isFit: true, hands: [...new Set(structs.map(({ id }) => id.client))], isEmpty: structs.length === 0 && ds.clients.size === 0 };
  } catch {
    return refused('malformed');
  }
}

/** Several increments as one that says the same. */
export async function mergeUpdates(updates: readonly Uint8Array[]): Promise<Uint8Array> {
  return updates.length === 1 ? updates[0]! : (await loadYjs()).mergeUpdates([...updates]);
}
