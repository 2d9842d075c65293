import { file, patch, type Defect } from '../seeded.ts';

const manifest = 'plugin.json';
const cards = 'server/cards.service.ts';
const board = 'server/board.service.ts';
const books = 'server/books.service.ts';
const cardsIndex = 'server/index.ts';
const inSetup = 'return calls.start();';

export const contractDefects: readonly Defect[] = [
  { id: 'capability-not-declared', base: 'study-cards', check: 'capabilities', says: 'needs the capability "organisation.read"', patches: [patch(manifest, '"organisation.read", ', '')] },
  { id: 'records-not-declared', base: 'reading-log', check: 'capabilities', says: 'needs the capability "records.append"', patches: [patch(manifest, '["records.append"]', '[]')] },
  { id: 'notification-not-declared', base: 'study-cards', check: 'capabilities', says: 'needs the capability "notifications.send"', patches: [patch(manifest, ', "notifications.send"', '')] },
  { id: 'calls-what-is-not-there', base: 'study-cards', check: 'capabilities', says: 'calls organisation.headmaster, which does not exist', patches: [patch(board, "'organisation.district'", "'organisation.headmaster'")] },
  { id: 'capability-by-made-up-name', base: 'bell', check: 'capabilities', says: 'was refused while it ran', patches: [patch('server/index.ts', 'handler: ({ now, params }) => (', "handler: async ({ now, params, call }) => (await call(['knowledge', 'subjects'].join('.')), ")] },

  { id: 'event-not-published', base: 'study-cards', check: 'events', says: 'emits study-cards.shown.v1, which its manifest does not publish', patches: [patch(cards, "work.notify({ acc", "work.emit('study-cards.shown.v1', { cardId: params.id });\n          work.notify({ acc")] },
  { id: 'event-without-schema', base: 'reading-log', check: 'events', says: 'without the schema of its payload', patches: [patch('server/index.ts', "{ 'reading-log.read.v1': Type.Object({ bookId: Type.String(), districtId: Type.String() }, { additionalProperties: false }) }", '{}'), patch('server/index.ts', 'definePlugin, Type', 'definePlugin')] },
  { id: 'event-other-than-schema', base: 'study-cards', check: 'events', says: 'emits an event that does not fit its schema', patches: [patch(cards, "{ cardId: id }", "{ card: id }")] },
  { id: 'consumes-undeclared', base: 'reading-log', check: 'events', says: 'consumes knowledge.bank-changed.v1, which its manifest does not name', patches: [patch(manifest, ', "knowledge.bank-changed.v1"', '')] },
  { id: 'consumes-nothing-of-it', base: 'bell', check: 'events', says: 'and no service does', patches: [patch(manifest, '"permissions": {}', '"permissions": {}, "events": { "consumes": ["knowledge.bank-changed.v1"] }')] },

  { id: 'unknown-fields-taken', base: 'study-cards', check: 'contract', says: 'takes unknown fields', patches: [patch('server/schemas.ts', 'isShown: Type.Optional(Type.Boolean()) }, closed)', 'isShown: Type.Optional(Type.Boolean()) })')] },
  { id: 'text-without-end', base: 'reading-log', check: 'contract', says: 'takes a text without end', patches: [patch(books, 'words: Type.Optional(Type.String({ maxLength: 200 }))', 'words: Type.Optional(Type.String())')] },
  { id: 'permission-not-defined', base: 'study-cards', check: 'contract', says: 'study-cards:peek, which the manifest does not define', patches: [patch(board, "allow: ['study-cards:guide']", "allow: ['study-cards:peek']")] },
  { id: 'path-served-twice', base: 'study-cards', check: 'contract', says: 'GET /cards is served by two actions', patches: [patch(board, "'GET /board'", "'GET /cards'")] },
  { id: 'unknown-person-fails', base: 'reading-log', check: 'contract', says: "reading 'read_at'", patches: [patch('server/privacy.ts', '=> ({\n    books:', '=> ({\n    since: (await db.select<{ read_at: number }>(\'SELECT read_at FROM reading_log_books WHERE student_id = :personId\', { personId }))[0]!.read_at,\n    books:')] },
  { id: 'nobody-may-use-it', base: 'reading-log', check: 'contract', says: 'nobody can use the plugin', patches: [patch(manifest, '"roles": ["student"]', '"roles": []'), patch(manifest, '"roles": ["teacher", "district-administrator"]', '"roles": []')] },

  { id: 'setup-throws', base: 'study-cards', check: 'start', says: 'does not start: no room', patches: [patch(cardsIndex, inSetup, "throw new Error('no room');")] },
  { id: 'not-healthy', base: 'study-cards', check: 'start', says: 'its health check failed: it feels ill', patches: [patch(cardsIndex, '{ ok: true }', "{ ok: false, detail: 'it feels ill' }")] },
  { id: 'module-throws', base: 'bell', check: 'start', says: 'does not start: Unexpected end of JSON input', patches: [patch('server/index.ts', 'const lessonMs', "JSON.parse('');\nconst lessonMs")] },
  { id: 'exports-nothing', base: 'bell', check: 'start', says: 'does not export a plugin definition', patches: [file('server/index.ts', 'export const nothing = 1;\n')] },

  { id: 'answer-with-more', base: 'study-cards', check: 'answers', says: 'must NOT have additional properties (ownerId)', patches: [patch('server/schemas.ts', '=> ({ id, front, back, isShown });', '=> ({ id, front, back, isShown, ownerId: \'somebody\' });')] },
  { id: 'answer-of-other-kind', base: 'study-cards', check: 'answers', says: 'added must be integer', patches: [patch(board, 'added: tally?.value.added ?? 0,', "added: String(tally?.value.added ?? 0) as never,")] },
  { id: 'answer-lacks-a-field', base: 'reading-log', check: 'answers', says: "required property 'thoughts'", patches: [patch(books, "'SELECT id, title, thoughts FROM reading_log_books WHERE student_id = :id", "'SELECT id, title FROM reading_log_books WHERE student_id = :id")] },
];
