import { Type } from '@sinclair/typebox';
import { defineCollection } from './document-collection.ts';
import type { DocumentScope } from './documents.ts';

/** Notes what reaches the storage. */
function listening(): { documents: DocumentScope; heard: unknown[][] } {
  const heard: unknown[][] = [];
  const hear =
    (name: string) =>
    async (...args: unknown[]) => {
      heard.push([name, ...args]);
      return { revision: 1 } as never;
    };
  const documents = {
    get: hear('get'),
    put: hear('put'),
    delete: hear('delete'),
    list: hear('list'),
    count: hear('count'),
  };
  return { documents, heard };
}

const Note = Type.Object(
  { text: Type.String({ maxLength: 5 }), stars: Type.Optional(Type.Integer()) },
  { additionalProperties: false },
);
const notes = defineCollection('notes', Note);

test('everything goes to the collection of its name', async () => {
  const { documents, heard } = listening();
  const own = notes.of({ documents });
  await own.get('k');
  await own.put('k', { text: 'x' }, { personId: 's1' });
  await own.delete('k', { expectedRevision: 2 });
  await own.list({ limit: 3 });
  await own.count({ prefix: 'a' });
  expect(heard).toEqual([
    ['get', 'notes', 'k'],
    ['put', 'notes', 'k', { text: 'x' }, { personId: 's1' }],
    ['delete', 'notes', 'k', { expectedRevision: 2 }],
    ['list', 'notes', { limit: 3 }],
    ['count', 'notes', { prefix: 'a' }],
  ]);
});

test.each<[unknown, RegExp]>([
  [{ text: 'too long' }, /\/text: /],
  [{ text: 'x', more: 1 }, /\/more: /],
  [{}, /\/text: /],
  [{ text: 'x', stars: 1.5 }, /\/stars: /],
  [undefined, /the value: /],
])('%j does not reach it', async (value, sentence) => {
  const { documents, heard } = listening();
  const attempt = notes.of({ documents }).put('k', value as never);
  await expect(attempt).rejects.toMatchObject({ code: 'DOCUMENTS_INVALID' });
  await expect(attempt).rejects.toThrow(sentence);
  expect(heard).toEqual([]);
});

test('a field that is undefined is as one that is not there', async () => {
  const { documents, heard } = listening();
  await notes.of({ documents }).put('k', { text: 'x', stars: undefined } as never);
  expect(heard).toHaveLength(1);
});
