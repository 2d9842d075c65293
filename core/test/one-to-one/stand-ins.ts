import { randomUUID } from 'node:crypto';
import { action, defineErrors, defineService, Type, type ActionDefinition } from '@fudao/plugin-sdk';
import type { Room } from '../../src/runtime/room.ts';

/** What the rooms around the plugin were asked, and what they are to say. */
export interface World {
  readonly records: { kind: string; subjectId: string; personId: string; payload: Record<string, unknown> }[];
  readonly notifications: { accountId: string; kind: string; link: string }[];
  readonly pushes: { audience: { accounts?: string[] }; event: string; payload: Record<string, unknown> }[];
  readonly flags: Record<string, unknown>[];
  /** Teachers whose time was asked for, in vain too. */
  readonly tried: string[];
  readonly reserved: { id: string; key: string; teacherId: string; studentId: string; by: string }[];
  readonly confirmed: string[];
  readonly released: { id: string; reason: string }[];
  readonly shortened: { id: string; endsAt: number }[];
  readonly settled: { id: string; startedAt: number; endedAt: number }[];
  readonly opened: { key: string; endsAt: number; people: { id: string; role: string }[]; by: string }[];
  readonly ended: string[];
  readonly boards: { key: string; personId: string; members: { personId: string }[] }[];
  readonly closed: string[];
  readonly expected: Record<string, unknown>[];
  /** What the rules refuse, by person: the rule's name. */
  readonly refusals: Map<string, string>;
  /** Ratings of the caller's own, by what they are for; and whose. */
  readonly ownRatings: Map<string, { id: string; studentId: string; state: string; score: number | null }>;
  /** Until when somebody may look at a session: `viewer session`. And who asked. */
  readonly openings: Map<string, number>;
  readonly grants: { subjectId: string; by: string }[];
  /** Students whose side does not consent to being recorded. */
  readonly unwilling: Map<string, true>;
  /** Sound by its id: of what, and the bytes. */
  readonly sounds: Map<string, { subjectId: string; content: string }>;
  /** Dates without tutoring, and why. */
  readonly freeDays: Map<string, string>;
  /** What ratings say of teachers. */
  readonly standings: Map<string, { quality: number | null; tags: { 'zh-CN': string; en: string }[]; knowledgePointIds: string[] }>;
  /** When a refusal would end. */
  nextAt: number | null;
  now: number;
}

export function newWorld(now: number): World {
  return {
    ...{ records: [], notifications: [], pushes: [], flags: [], reserved: [], confirmed: [], released: [], shortened: [], settled: [], opened: [] },
    ...{ ended: [], boards: [], closed: [], expected: [], refusals: new Map<string, string>(), freeDays: new Map<string, string>(), ownRatings: new Map(), unwilling: new Map(), sounds: new Map(), standings: new Map(), openings: new Map(), grants: [], tried: [], nextAt: null, now },
  };
}

const sentence = (rule: string) => ({ 'zh-CN': `规则：${rule}`, en: `Rule: ${rule}.` });
const policyErrors = defineErrors('POLICY', { REFUSED: { status: 403, retryable: false, message: { 'zh-CN': '规则：{rule}', en: 'Rule: {rule}.' } } });
const safetyErrors = defineErrors('SAFETY', { CONTACT_DETAILS: { status: 400, retryable: false, message: { 'zh-CN': '有联系方式。', en: 'Contact details.' } } });
const filesErrors = defineErrors('FILES', { NOT_YOURS: { status: 404, retryable: false, message: { 'zh-CN': '没有。', en: 'None.' } } });

const anything = Type.Object({}, { additionalProperties: true });

const room = (name: string, actions: Record<string, ActionDefinition>): Room => ({ name, service: defineService({ name, actions }) });

/** An internal action that plugins reach by a capability. */
function internal(capability: string, handler: (params: never, by: string) => unknown): ActionDefinition {
  return action({
    summary: 'Stands in for a room of the core.',
    allow: 'internal',
    capability,
    params: anything,
    returns: Type.Any(),
    handler: (ctx) => handler(ctx.params as never, ctx.caller.id),
  });
}

/** Tells what a room of the core tells. */
function tellingRoom(name: string, events: readonly string[], actions: Record<string, ActionDefinition>): Room {
  const tell = action({
    summary: 'Tells.',
    allow: 'internal',
    params: Type.Object({ event: Type.String(), payload: Type.Any() }),
    returns: Type.Any(),
    handler: (ctx) => ctx.transaction((work) => Promise.resolve(work.emit(ctx.params.event, ctx.params.payload as Record<string, unknown>))),
  });
  return { ...room(name, { ...actions, tell }), events: Object.fromEntries(events.map((event) => [event, Type.Any()])) };
}

interface Asked {
  key: string;
  teacherId: string;
  studentId: string;
}

const dayMs = 86_400_000;
const cityAhead = 8 * 3_600_000;

/** Eighteen to twenty-one o'clock, but on free days. */
function hoursOf({ freeDays }: World, day: number) {
  const startsAt = day * dayMs - cityAhead;
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  const why = freeDays.get(date);
  const open = why === undefined ? [{ from: startsAt + 18 * 3_600_000, to: startsAt + 21 * 3_600_000 }] : [];
  return { date, startsAt, endsAt: startsAt + dayMs, open, closed: why === undefined ? null : sentence(why), otherwise: sentence(why ?? 'hours') };
}

function policyRoom(world: World): Room {
  const refusedBy = ({ teacherId, studentId }: Partial<Asked>) => world.refusals.get(studentId ?? '') ?? world.refusals.get(teacherId ?? '');
  return tellingRoom('policy', ['policy.end-now.v1', 'policy.released.v1'], {
    check: internal('policy.check', (asked: Asked) => {
      const rule = refusedBy(asked);
      return rule ? { allowed: false, code: 'POLICY_REFUSED', rule, figures: {}, nextAt: world.nextAt, sentence: sentence(rule) } : { allowed: true, minutes: 30 };
    }),
    hours: internal('policy.read', ({ from, days }: { from: number; days: number }) => ({
      items: Array.from({ length: days }, (_, ahead) => hoursOf(world, Math.floor((from + cityAhead) / dayMs) + ahead)),
    })),
    demand: internal('policy.check', (asked: Asked) => {
      const rule = refusedBy(asked);
      if (rule) throw policyErrors.REFUSED({ rule });
      return { minutes: 30 };
    }),
    reserve: internal('policy.reserve', (asked: Asked, by) => {
      world.tried.push(asked.teacherId);
      const rule = refusedBy(asked);
      if (rule) throw policyErrors.REFUSED({ rule });
      const id = `reservation-${world.reserved.length + 1}`;
      world.reserved.push({ ...asked, id, by });
      return { id, endsAt: world.now + 30 * 60_000 };
    }),
    confirm: internal('policy.reserve', ({ id }: { id: string }) => void world.confirmed.push(id)),
    release: internal('policy.reserve', (params: { id: string; reason: string }) => void world.released.push(params)),
    shorten: internal('policy.reserve', (params: World['shortened'][number]) => void world.shortened.push(params)),
    settle: internal('policy.reserve', (params: World['settled'][number]) => void world.settled.push(params)),
  });
}

function mediaRooms(world: World): Room[] {
  return [
    tellingRoom('media', ['media.room-ended.v1', 'media.attendance.v1'], {
      open: internal('media.room', (params: World['opened'][number], by) => {
        world.opened.push({ ...params, by });
        return { id: `room-${params.key}` };
      }),
      end: internal('media.room', ({ id }: { id: string }) => void world.ended.push(id)),
    }),
    room('boards', {
      open: internal('boards.open', (params: World['boards'][number]) => {
        world.boards.push(params);
        return { id: `board-${params.key}` };
      }),
      close: internal('boards.open', ({ id }: { id: string }) => void world.closed.push(id)),
      content: internal('boards.open', ({ id }: { id: string }) => ({ update: Buffer.from(id).toString('base64') })),
    }),
  ];
}

function safetyRoom(world: World): Room {
  return tellingRoom('safety', ['safety.content-hidden.v1', 'safety.content-shown.v1', 'safety.suspended.v1'], {
    demandClean: internal('safety.screen', ({ texts }: { texts: { field: string; text: string }[] }) => {
      if (texts.some(({ text }) => text.includes('13812345678'))) throw safetyErrors.CONTACT_DETAILS();
      return { verdict: texts.some(({ text }) => text.includes('笨蛋')) ? 'held' : 'clean', findings: [{ kind: 'word' }] };
    }),
    flag: internal('safety.screen', (params: Record<string, unknown>) => void world.flags.push(params)),
  });
}

function soundActions({ sounds }: World): Record<string, ActionDefinition> {
  return {
    keepSound: internal('files.sound', (sound: { subjectId: string; content: string }) => {
      const id = randomUUID();
      sounds.set(id, sound);
      return { id };
    }),
    sound: internal('files.sound', ({ id }: { id: string }) => ({ content: sounds.get(id)!.content })),
    dropSound: internal('files.sound', ({ id }: { id: string }) => void sounds.delete(id)),
    dropSounds: internal('files.sound', ({ subjectId }: { subjectId: string }) => {
      for (const [id, sound] of sounds) if (sound.subjectId === subjectId) sounds.delete(id);
    }),
  };
}

function peopleRooms(world: World): Room[] {
  const isOwn = (id: string, by: string) => id.startsWith(`${by}-`);
  return [
    room('organisation', {
      lookup: internal('organisation.read', (asked: { districtIds: string[]; schoolIds: string[] }) => ({
        districts: asked.districtIds.map((id) => ({ id, name: `district ${id}` })),
        schools: asked.schoolIds.map((id) => ({ id, name: `school ${id}` })),
      })),
      district: action({ summary: 'A district.', allow: 'signed-in', params: Type.Object({ id: Type.String() }), returns: Type.Any(), handler: ({ params }) => ({ id: params.id }) }),
    }),
    room('identity', { accounts: internal('identity.read', ({ ids }: { ids: string[] }) => ids.map((id) => ({ id, displayName: `name of ${id}`, grade: 8, teaching: null }))) }),
    room('files', {
      check: internal('files.attach', ({ fileIds }: { fileIds: string[] }, by) => {
        if (!fileIds.every((id) => isOwn(id, by))) throw filesErrors.NOT_YOURS();
        return {};
      }),
      attach: internal('files.attach', () => ({})),
      detach: internal('files.attach', () => ({})),
      ...soundActions(world),
      link: internal('files.read', ({ fileIds }: { fileIds: string[] }) => fileIds.map((id) => ({ id, url: `/files/${id}`, thumbnailUrl: `/files/${id}?small`, width: 4, height: 3 }))),
    }),
    room('knowledge', {
      subjects: internal('knowledge.read', () => ({ subjects: ['math', 'physics', 'history'].map((id) => ({ id })) })),
      knowledgePoints: internal('knowledge.read', ({ subject }: { subject: string }) => ({ items: ['a', 'b', 'c'].map((id) => ({ id: `${subject}-${id}`, name: `point ${id}` })) })),
    }),
  ];
}

export function standIns(world: World): Room[] {
  return [
    ...peopleRooms(world),
    tellingRoom('consent', ['consent.changed.v1'], {
      check: internal('consent.read', ({ studentId, purpose }: { studentId: string; purpose: string }) => ({ allowed: purpose === 'session-recording' && !world.unwilling.has(studentId) })),
    }),
    policyRoom(world),
    ...mediaRooms(world),
    safetyRoom(world),
    tellingRoom('ratings', ['ratings.rated.v1'], {
      standing: internal('ratings.read', ({ teacherId }: { teacherId: string }) => world.standings.get(teacherId) ?? { quality: null, tags: [], knowledgePointIds: [] }),
      ownOf: internal('ratings.read', ({ causeIds }: { causeIds: string[] }, by) => ({
        items: causeIds.flatMap((causeId) => {
          const { studentId, ...own } = world.ownRatings.get(causeId) ?? { studentId: null };
          return studentId === by ? [{ ...own, causeId, scale: 12 }] : [];
        }),
      })),
      expect: internal('ratings.rate', (params: Record<string, unknown>) => void world.expected.push(params)),
    }),
    room('records', {
      append: internal('records.append', (record: World['records'][number]) => void world.records.push(record)),
      grants: internal('records.grants', ({ subjectId }: { subjectId: string }, by) => {
        world.grants.push({ subjectId, by });
        const until = world.openings.get(`${by} ${subjectId}`) ?? 0;
        return { opening: until > world.now ? { id: 'opening', expiresAt: until, watermark: { name: by, educationId: 'D0001', at: world.now, number: 7 } } : null };
      }),
    }),
    room('notifications', { send: internal('notifications.send', (told: World['notifications'][number]) => void world.notifications.push(told)) }),
    { name: 'listener', service: defineService({ name: 'listener' }), broadcasts: { 'realtime.push': (message) => void world.pushes.push(message as never) } },
  ];
}
