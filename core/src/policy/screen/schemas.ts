import { Type } from '@fudao/plugin-sdk';
import { closed, Id, Moment } from '../schemas.ts';

export const NoteParams = Type.Object(
  {
    items: Type.Array(Type.Object({ personId: Id, firstAt: Moment, lastAt: Moment }, closed), { minItems: 1, maxItems: 500 }),
  },
  closed,
);

const state = {
  state: Type.Union((['free', 'warned', 'finishing', 'stopped'] as const).map((name) => Type.Literal(name))),
  minutesLeft: Type.Union([Type.Integer(), Type.Null()]),
  until: Type.Union([Moment, Type.Null()]),
};

const refusal = { code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) };

export const NoteAnswer = Type.Array(
  Type.Object(
    {
      personId: Id,
      ...state,
      refusal: Type.Union([Type.Null(), Type.Object(refusal, closed)]),
      /** Looking at things is bound to tutoring hours where the student is, and they are not now. */
      closed: Type.Union([Type.Null(), Type.Object({ ...refusal, until: Type.Union([Moment, Type.Null()]) }, closed)]),
    },
    closed,
  ),
);

export const UseView = Type.Object(
  {
    ...state,
    /** Today, live tutoring included. */
    usedMinutes: Type.Integer(),
    dayMinutes: Type.Integer(),
    continuousMinutes: Type.Integer(),
    breakMinutes: Type.Integer(),
  },
  closed,
);

export const OveruseParams = Type.Object(
  { before: Type.Optional(Moment), limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }) },
  closed,
);

export const OverusePage = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        { personId: Id, name: Type.String(), schoolId: Type.Union([Type.String(), Type.Null()]), rule: Type.String(), metAt: Moment, untilAt: Moment },
        closed,
      ),
    ),
    nextBefore: Type.Union([Moment, Type.Null()]),
  },
  closed,
);
