import type { CallAction } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';

interface Calls {
  readonly call: CallAction;
}

/** What we ask of the knowledge room. */
export async function requireSubject({ call }: Calls, subject: string): Promise<void> {
  const { subjects } = await call<{ subjects: { id: string }[] }>('knowledge.subjects');
  if (!subjects.some(({ id }) => id === subject)) throw errors.UNKNOWN_SUBJECT();
}

/** Names of knowledge points of a subject, by id. */
export async function namePoints({ call }: Calls, subject: string): Promise<ReadonlyMap<string, string>> {
  const { items } = await call<{ items: { id: string; name: string }[] }>('knowledge.knowledgePoints', { subject });
  return new Map(items.map(({ id, name }) => [id, name]));
}
