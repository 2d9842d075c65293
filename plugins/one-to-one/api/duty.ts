import { LocalTextSchema, Type, type Static } from '@fudao/plugin-sdk';
import { RingView, WaitingItem } from './call.ts';
import { closed, Count, Grade, Id, Moment, nullable } from './schema-words.ts';

/** For what a teacher is on duty. */
export const Scope = {
  subjects: Type.Array(Id, { minItems: 1, maxItems: 9, uniqueItems: true }),
  grades: Type.Array(Grade, { minItems: 1, maxItems: 3, uniqueItems: true }),
};

/** A duty that lies ahead; one's own. */
export const PlanView = Type.Object({ id: Id, startsAt: Moment, endsAt: Moment, ...Scope }, closed);
export type PlanView = Static<typeof PlanView>;

/** A teacher's own desk. */
export const DutyView = Type.Object(
  {
    /** Null: off duty. */
    duty: nullable(Type.Object({ ...Scope, startedAt: Moment, leaseEndsAt: Moment, served: Count }, closed)),
    plans: Type.Array(PlanView),
    ringing: nullable(RingView),
    /** A session that runs. */
    sessionId: nullable(Id),
    waiting: Type.Array(WaitingItem),
    /** What the teacher may be on duty for. */
    may: Type.Object({ subjects: Type.Array(Id), grades: Type.Array(Type.Integer()) }, closed),
    serverNow: Moment,
  },
  closed,
);
export type DutyView = Static<typeof DutyView>;

const Stretch = Type.Object({ startsAt: Moment, endsAt: Moment }, closed);

/** When duties can be planned, day by day. */
export const PlanHoursView = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          /** `2026-11-23`, a date of the city. */
          date: Type.String(),
          ...Stretch.properties,
          open: Type.Array(Stretch),
          /** Why there is no tutoring all day. */
          closed: nullable(LocalTextSchema),
          /** Why there is none at the times that are not open. */
          otherwise: LocalTextSchema,
        },
        closed,
      ),
    ),
  },
  closed,
);
export type PlanHoursView = Static<typeof PlanHoursView>;
