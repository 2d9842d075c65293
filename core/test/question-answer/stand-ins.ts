import { action, commonErrors, defineErrors, defineService, Type, type ActionDefinition } from '@fudao/plugin-sdk';
import { refusals } from '../../src/policy/errors.ts';
import type { Room } from '../../src/runtime/room.ts';

/** What the rooms around the plugin were asked, as the tests look at it. */
export interface Heard {
  readonly records: {
    kind: string;
    subjectId: string;
    personId: string;
    payload: Record<string, unknown>;
    actorId: string;
  }[];
  readonly notifications: { accountId: string; kind: string; link: string }[];
  readonly pushes: { audience: Record<string, unknown>; event: string; payload: Record<string, unknown> }[];
  readonly attached: { fileIds: string[]; subjectId: string; by: string }[];
  readonly detached: { fileIds: string[]; subjectId: string }[];
  readonly proposals: Record<string, unknown>[];
  readonly awards: Record<string, unknown>[];
  readonly events: { name: string; payload: Record<string, unknown> }[];
  /** Ratings that were handed over, and those that students are said to owe. */
  readonly rated: Record<string, unknown>[];
  readonly owed: { id: string; studentId: string }[];
  /** What the rules refuse, by activity and person; `opening` and a person: nobody may look at what the person wrote. */
  readonly refusals: Map<string, Error>;
  /** What was brought before moderators. */
  readonly flags: Record<string, unknown>[];
}

export function nothingHeard(): Heard {
  return { records: [], notifications: [], pushes: [], attached: [], detached: [], proposals: [], awards: [], events: [], rated: [], owed: [], flags: [], refusals: new Map() };
}

const filesErrors = defineErrors('FILES', {
  NOT_YOURS: { status: 404, retryable: false, message: { 'zh-CN': '没有。', en: 'None.' } },
});

const safetyErrors = defineErrors('SAFETY', {
  CONTACT_DETAILS: { status: 400, retryable: false, message: { 'zh-CN': '有联系方式。', en: 'Contact details.' } },
});

const anything = Type.Object({}, { additionalProperties: true });

function room(name: string, actions: Record<string, ActionDefinition>): Room {
  return { name, service: defineService({ name, actions }) };
}

/** An internal action that plugins reach by a capability. */
function internal(capability: string | undefined, handler: (params: never, by: string) => unknown): ActionDefinition {
  return action({
    summary: 'Stands in for a room of the core.',
    allow: 'internal',
    ...(capability ? { capability } : {}),
    params: anything,
    returns: Type.Any(),
    handler: (ctx) => handler(ctx.params as never, ctx.caller.id),
  });
}

/** Of the files, those whose id begins with the caller's own are the caller's. */
function filesRoom(heard: Heard): Room {
  const isOwn = (id: string, by: string) => id.startsWith(`${by}-`);
  return room('files', {
    check: internal('files.attach', ({ fileIds }: { fileIds: string[] }, by) => {
      if (!fileIds.every((id) => isOwn(id, by))) throw filesErrors.NOT_YOURS();
      return {};
    }),
    attach: internal('files.attach', (params: { fileIds: string[]; subjectId: string }, by) => {
      heard.attached.push({ ...params, by });
      return {};
    }),
    detach: internal('files.attach', (params: { fileIds: string[]; subjectId: string }) => {
      heard.detached.push(params);
      return {};
    }),
    link: internal('files.read', ({ fileIds, until }: { fileIds: string[]; until?: number }) =>
      fileIds.map((id) => ({ id, url: `/files/${id}${until === undefined ? '' : `?until=${until}`}`, thumbnailUrl: `/files/${id}?small`, width: 4, height: 3 })),
    ),
  });
}

function organisationRoom(): Room {
  return room('organisation', {
    district: action({
      summary: 'A district.',
      allow: 'signed-in',
      params: Type.Object({ id: Type.String() }),
      returns: Type.Any(),
      handler: ({ params }) => {
        if (!['east', 'west', 'north'].includes(params.id)) throw commonErrors.NOT_FOUND();
        return { id: params.id };
      },
    }),
    lookup: internal('organisation.read', (asked: { districtIds: string[]; schoolIds: string[] }) => ({
      districts: asked.districtIds.map((id) => ({ id, name: `district ${id}` })),
      schools: asked.schoolIds.map((id) => ({ id, name: `school ${id}` })),
    })),
  });
}

export interface AnyBankQuestion extends Record<string, unknown> {
  id: string;
  stem: string;
}

function knowledgeRoom(heard: Heard, bank: readonly AnyBankQuestion[]): Room {
  const feed = bank.map((question, index) => ({
    revision: index + 1,
    id: question.id,
    subject: question['subject'],
    grade: question['grade'],
    text: [question.stem, ...((question['options'] as string[] | undefined) ?? [])].join('\n'),
    removed: false,
  }));
  return room('knowledge', {
    subjects: action({
      summary: 'Subjects.',
      allow: 'anyone',
      capability: 'knowledge.read',
      params: anything,
      returns: Type.Any(),
      handler: () => {
        const named = (id: string) => ({ id, name: { 'zh-CN': `科目 ${id}`, en: `subject ${id}` } });
        return { subjects: ['math', 'physics', 'history'].map(named), grades: [] };
      },
    }),
    bankQuestions: internal('knowledge.read', ({ ids }: { ids: string[] }) => ({
      items: bank.filter(({ id }) => ids.includes(id)),
    })),
    bankChanges: internal('knowledge.read', ({ after, limit }: { after: number; limit: number }) => ({
      items: feed.filter(({ revision }) => revision > after).slice(0, limit),
      lastRevision: feed.length,
    })),
    propose: internal('knowledge.propose', (params: Record<string, unknown>) => {
      heard.proposals.push(params);
      return {};
    }),
  });
}

function listener(heard: Heard): Room {
  return {
    name: 'listener',
    service: defineService({ name: 'listener' }),
    broadcasts: { 'realtime.push': (message) => void heard.pushes.push(message as never) },
  };
}

/** When the openings end by which supervisors read here. */
export const openUntil = Date.parse('2026-11-23T18:30:00+08:00');

/** Rooms as the plugin sees them, for tests of the plugin alone: they keep what they were asked. */
export function standIns(heard: Heard, bank: readonly AnyBankQuestion[]): Room[] {
  return [
    organisationRoom(),
    filesRoom(heard),
    knowledgeRoom(heard, bank),
    room('points', { award: internal('points.award', (params: Record<string, unknown>) => void heard.awards.push(params)) }),
    listener(heard),
    room('records', {
      append: internal('records.append', (record: Heard['records'][number]) => void heard.records.push(record)),
      grants: internal('records.grants', ({ personId }: { personId: string }) => {
        const watermark = { name: 'who looks', educationId: 'D0001', at: 1, number: 7 };
        return { opening: heard.refusals.has(`opening ${personId}`) ? null : { id: 'o', expiresAt: openUntil, watermark } };
      }),
    }),
    room('policy', {
      demand: internal('policy.check', ({ activity, teacherId, studentId }: Record<string, string>) => {
        const refusal = heard.refusals.get(`${activity} ${teacherId ?? studentId}`);
        if (refusal) throw refusal;
        const owed = activity === 'ask' && heard.owed.find((one) => one.studentId === studentId);
        if (owed) throw refusals.RATING_OWED({ ratingId: owed.id, next: '' });
        return { minutes: null };
      }),
    }),
    room('safety', {
      demandClean: internal('safety.screen', ({ texts }: { texts: { field: string; text: string }[] }) => {
        const refused = texts.find(({ text }) => text.includes('13812345678'));
        if (refused) throw safetyErrors.CONTACT_DETAILS({ field: refused.field });
        return { verdict: texts.some(({ text }) => text.includes('笨蛋')) ? 'held' : 'clean', findings: [] };
      }),
      flag: internal('safety.screen', (params: Record<string, unknown>) => void heard.flags.push(params)),
    }),
    room('ratings', {
      expect: internal('ratings.rate', (params: Record<string, unknown>) => void heard.rated.push(params)),
    }),
    room('notifications', {
      send: internal(
        'notifications.send',
        (told: Heard['notifications'][number]) => void heard.notifications.push(told),
      ),
    }),
  ];
}
