import { aManifest } from '../package/testing/a-package.ts';

/** A plugin that keeps something of each kind: rows, documents, a picture, a notification, a timer, an answer, a cache file. */
export const keeperManifest = (version: string) =>
  aManifest({
    id: 'keeper',
    version,
    name: { 'zh-CN': '收纳', en: 'Keeper' },
    capabilities: ['notifications.send', 'records.append', 'files.attach'],
    events: { publishes: ['keeper.kept.v1'] },
  });

const server = `
import { writeFileSync } from 'node:fs';
import { action, consumer, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const closed = { additionalProperties: false };
const keep = action({
  rest: 'POST /keep', summary: 'Keeps a word in every way.', allow: 'signed-in', idempotent: true, returns: Type.Object({}),
  params: Type.Object({ word: Type.String(), fileId: Type.Optional(Type.String()) }, closed),
  handler: ({ params, caller, transaction, newId }) => transaction(async (work) => {
    const { word, fileId } = params;
    await work.db.insert('keeper_words', { id: newId(), author: caller.id, word });
    await work.documents.put('words', word, { word }, { personId: caller.id });
    if (fileId) work.defer('files.attach', { fileIds: [fileId], subjectId: 'keeper:' + caller.id });
    work.notify({ accountId: caller.id, kind: 'keeper.kept', title: { 'zh-CN': word, en: word } });
    work.record({ kind: 'keeper.kept', subjectId: newId(), personId: caller.id, payload: { word } });
    work.emit('keeper.kept.v1', { word });
    return { word };
  }),
});
const words = action({
  rest: 'GET /words', summary: 'What it keeps.', allow: 'signed-in', params: Type.Object({}, closed), returns: Type.Object({}),
  handler: async ({ db }) => ({ words: (await db.select('SELECT word FROM keeper_words ORDER BY word')).map(({ word }) => word) }),
});
const heard = consumer(({ transaction }) => transaction((work) => work.db.run("UPDATE keeper_words SET word = word WHERE id = ''")));
export default definePlugin({
  services: [defineService({
    name: 'words', actions: { keep, words }, events: { 'keeper.kept.v1': heard },
    timers: { 'look around': { everySeconds: 60, handler: async () => {} } },
  })],
  events: { 'keeper.kept.v1': Type.Object({ word: Type.String() }) },
  migrations: new URL('../migrations/', import.meta.url),
  setup: ({ cacheFolder }) => { writeFileSync(cacheFolder + '/cache.txt', 'cache'); return () => {}; },
  privacy: {
    exportPerson: async ({ db }, author) => ({ words: (await db.select('SELECT word FROM keeper_words WHERE author = :author', { author })).map(({ word }) => word) }),
    erasePerson: ({ transaction }, author) => transaction(async (work) => {
      if (await work.db.selectOne("SELECT id FROM keeper_words WHERE word = 'stubborn'")) throw new Error('it does not want to');
      await work.db.delete('keeper_words', { author });
    }),
  },
});
`;

const migration = `
export async function up(schema) {
  await schema.createTable('keeper_words', { id: { type: 'key', primaryKey: true }, author: { type: 'key' }, word: { type: 'text' } });
}
`;

/** The files of its package. */
export const keeperFiles = (version: string, more: Record<string, string> = {}) => ({
  'plugin.json': JSON.stringify(keeperManifest(version)),
  'server/index.js': `// ${version}\n${server}`,
  'migrations/2026-01-01-notes.js': null,
  'migrations/2026-01-01-words.js': migration,
  ...more,
});
