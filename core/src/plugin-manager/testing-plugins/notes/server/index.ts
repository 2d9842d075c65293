import { action, consumer, definePlugin, defineService, Type, type Work } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;

interface Settings {
  limit: number;
}

const wants: Record<string, (work: Work) => void> = {
  record: (work) => work.record({ kind: 'notes.added', subjectId: 'n1', payload: {} }),
  'own action': (work) => work.defer('notes.notes.reachForSecrets', {}),
  'declared event': (work) => work.emit('notes.added.v1', { id: 'n1' }),
  notification: (work) => work.notify({ accountId: 'a1', kind: 'notes.added', title: { 'zh-CN': '笔记', en: 'Note' } }),
  'foreign action': (work) => work.defer('organisation.district', { id: 'd1' }),
  'unknown action': (work) => work.defer('nowhere.nothing', {}),
  'undeclared event': (work) => work.emit('notes.stolen.v1', {}),
};

const notes = defineService({
  name: 'notes',
  actions: {
    add: action<ReturnType<typeof paramsOfAdd>, ReturnType<typeof returnsOfAdd>, Settings>({
      rest: 'POST /notes',
      summary: 'Adds a note.',
      allow: ['notes:write'],
      params: paramsOfAdd(),
      returns: returnsOfAdd(),
      handler: (context) =>
        context.transaction(async (work) => {
          const id = context.newId();
          await work.db.insert('notes_notes', { id, author: context.caller.id, body: context.params.text });
          work.emit('notes.added.v1', { id });
          return { id, limit: context.settings.limit };
        }),
    }),
    finish: action({
      summary: 'Finishes a note that was begun.',
      allow: ['notes:write'],
      finishes: true,
      params: Type.Object({ id: Type.String({ maxLength: 40 }) }, closed),
      returns: Type.Object({}, closed),
      handler: (context) =>
        context.transaction(async (work) => {
          work.emit('notes.added.v1', { id: context.params.id });
          return {};
        }),
    }),
    reachForSecrets: action({
      summary: 'Tries what its manifest does not name.',
      allow: ['notes:write'],
      params: Type.Object({}, closed),
      returns: Type.Object({}),
      handler: async (context) => context.call('organisation.district', { id: 'd1' }),
    }),
    addAndOverreach: action({
      summary: 'Writes a note and wants something to happen after it that its manifest may not name.',
      allow: ['notes:write'],
      params: Type.Object({ want: Type.String({ enum: Object.keys(wants) }) }, closed),
      returns: Type.Object({}),
      handler: ({ transaction, newId, params: { want } }) =>
        transaction(async (work) => {
          await work.db.insert('notes_notes', { id: newId(), author: want, body: want });
          wants[want]!(work);
          return {};
        }),
    }),
  },
  events: {
    'notes.added.v1': consumer(async (context) => {
      await context.transaction((work) =>
        work.db.insert('notes_heard', { id: context.event.id, district: context.districtId ?? '' }),
      );
    }),
  },
});

function paramsOfAdd() {
  return Type.Object({ text: Type.String({ maxLength: 50 }) }, closed);
}

function returnsOfAdd() {
  return Type.Object({ id: Type.String(), limit: Type.Integer() });
}

export default definePlugin({
  services: [notes],
  migrations: new URL('../migrations/', import.meta.url),
  privacy: {
    exportPerson: async ({ db }, personId) => ({
      notes: await db.select('SELECT id, body FROM notes_notes WHERE author = :personId', { personId }),
    }),
    erasePerson: async (context, personId) => {
      await context.transaction((work) => work.db.delete('notes_notes', { author: personId }));
    },
  },
});
