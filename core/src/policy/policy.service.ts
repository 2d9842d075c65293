import { action, consumer, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import { hoursOfDays } from './calendar/hours-of-days.ts';
import type { PolicyParts } from './policy-parts.ts';
import { check, demand } from './reservations/check.ts';
import { endEvents, followAdmission, followSuspension, type Suspended } from './reservations/end-service.ts';
import { followCalendar, releaseForCalendar, type CalendarChanged } from './reservations/follow-calendar.ts';
import { expireReservations } from './reservations/expire.ts';
import { countPlanned, findHeldOf, type Reservation } from './reservations/reservations.repository.ts';
import { reserve } from './reservations/reserve.ts';
import { confirm, release, settle } from './reservations/settle.ts';
import { withinHours } from './reservations/within-hours.ts';
import { defineRulesActions } from './rules/rules.actions.ts';
import * as schemas from './schemas.ts';
import { defineScreenActions, screenTimers } from './screen/screen.actions.ts';

const reserveCapability = 'policy.reserve';
const readCapability = 'policy.read';

function view({ id, activity, state, startsAt, endsAt, expiresAt }: Reservation) {
  return { id, activity, state, startsAt, endsAt, expiresAt };
}

export function definePolicyService(parts: PolicyParts): ServiceDefinition {
  return defineService({
    name: 'policy',

    actions: {
      ...defineRulesActions(parts),
      ...defineScreenActions(parts),

      rules: action({
        summary: 'The rules that hold at a moment, in the city or in a district.',
        allow: 'internal',
        capability: readCapability,
        params: schemas.RulesParams,
        returns: schemas.RulesView,
        handler: async (ctx) => {
          const { districtId, at = ctx.now().getTime() } = ctx.params;
          return (await parts.rules.read(ctx.db)).rulesAt(districtId ? [districtId] : [], at);
        },
      }),

      hours: action({
        summary: 'When tutoring is open on each of some days, in the city or in a district, and why not at other times.',
        allow: 'internal',
        capability: readCapability,
        params: schemas.HoursParams,
        returns: schemas.HoursView,
        handler: (ctx) => hoursOfDays(ctx, parts),
      }),

      check: action({
        summary: 'Whether something would be allowed now; a refusal names rule, figures and the next moment.',
        allow: 'internal',
        capability: 'policy.check',
        params: schemas.CheckParams,
        returns: schemas.DecisionView,
        handler: (ctx) => check(ctx, parts),
      }),

      demand: action({
        summary: 'The same for who goes on only if it is allowed: refuses with the sentence of the rule.',
        allow: 'internal',
        capability: 'policy.check',
        params: schemas.CheckParams,
        returns: Type.Object({ minutes: Type.Union([Type.Number(), Type.Null()]) }, schemas.closed),
        handler: (ctx) => demand(ctx, parts),
      }),

      reserve: action({
        summary: "Holds a session's or class's time, a seat or an adopted answer, or refuses with the rule's sentence.",
        allow: 'internal',
        capability: reserveCapability,
        params: schemas.ReserveParams,
        returns: schemas.ReservationView,
        handler: async (ctx) => view(await reserve(ctx, parts)),
      }),

      confirm: action({
        summary: 'What was held for a moment begins and counts until its end.',
        allow: 'internal',
        capability: reserveCapability,
        params: schemas.ById,
        returns: schemas.ReservationView,
        handler: async (ctx) => view(await confirm(ctx)),
      }),

      settle: action({
        summary: 'What was reserved took place, from when to when; a second time changes nothing.',
        allow: 'internal',
        capability: reserveCapability,
        params: schemas.SettleParams,
        returns: schemas.ReservationView,
        handler: async (ctx) => view(await settle(ctx)),
      }),

      release: action({
        summary: 'What was reserved does not take place and counts no more.',
        allow: 'internal',
        capability: reserveCapability,
        params: schemas.ReleaseParams,
        returns: schemas.ReservationView,
        handler: async (ctx) => view(await release(ctx)),
      }),

      releaseForCalendar: action({
        summary: 'Releases what was planned on a day that is no school day any more, and tells the people.',
        allow: 'internal',
        params: schemas.ById,
        returns: Type.Null(),
        handler: async (ctx) => {
          await releaseForCalendar(ctx, parts);
          return null;
        },
      }),

      withinHours: action({
        summary: "Whether a moment lies, or lay, in the tutoring hours of a teacher's district.",
        allow: 'internal',
        params: schemas.WithinHoursParams,
        returns: Type.Object({ isWithin: Type.Boolean() }, schemas.closed),
        handler: async (ctx) => ({ isWithin: await withinHours(ctx, parts) }),
      }),

      heldOf: action({
        summary: 'How much tutoring of a person is planned or runs now: what a suspension would call off.',
        allow: 'internal',
        params: schemas.HeldOfParams,
        returns: schemas.HeldOfView,
        handler: async ({ db, params, now }) => ({ count: (await findHeldOf(db, params.personId, now().getTime())).length }),
      }),

      reservationsBetween: action({
        summary: 'How much is planned within a stretch of time or runs into it, by activity.',
        allow: 'internal',
        params: schemas.BetweenParams,
        returns: schemas.BetweenView,
        handler: async ({ db, params, now }) => ({
          items: await countPlanned(db, { ...params, now: now().getTime() }),
        }),
      }),
    },

    events: {
      'admission.standing-changed.v1': consumer<{ teacherId: string }>((ctx) => followAdmission(ctx as never, ctx.event.payload.teacherId)),
      'organisation.calendar-changed.v1': consumer<CalendarChanged>((ctx) => followCalendar(ctx as never, parts, ctx.event.payload)),
      'safety.suspended.v1': consumer<Suspended>((ctx) => followSuspension(ctx as never, ctx.event.payload)),
    },

    timers: {
      ...screenTimers,
      'let reservations lapse': { everySeconds: 30, handler: expireReservations },
    },
  });
}

const about = { reservationId: schemas.Id, ownerId: Type.String(), ownKey: Type.String(), activity: schemas.ActivitySchema };
const ended = Type.Object({ ...about, reason: Type.Union([Type.Literal('admission'), Type.Literal('suspension'), Type.Literal('calendar')]) });

export const events = {
  /** What was planned does not take place: the owner tells those who counted on it. */
  [endEvents.released]: ended,
  /** What runs is to end now, politely: the owner tells both sides, ends it and settles it. */
  [endEvents.endNow]: ended,
  'policy.settled.v1': Type.Object({
    reservationId: schemas.Id,
    ownerId: Type.String(),
    ownKey: Type.String(),
    activity: schemas.ActivitySchema,
    districtId: Type.Union([Type.String(), Type.Null()]),
    teacherId: Type.Union([schemas.Id, Type.Null()]),
    studentIds: Type.Array(schemas.Id),
    /** Of a class: seats that there were, and that students took in it. */
    seats: Type.Optional(Type.Union([Type.Null(), Type.Integer({ minimum: 0 })])),
    seatsTaken: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Of a seat: the class, and whose it is. */
    class: Type.Optional(Type.Object({ reservationId: schemas.Id, ownKey: Type.Optional(Type.String()), teacherId: Type.Union([Type.Null(), schemas.Id]) })),
    startsAt: schemas.Moment,
    endsAt: schemas.Moment,
  }),
  'policy.expired.v1': Type.Object(about),
};
