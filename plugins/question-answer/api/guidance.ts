import { LocalTextSchema, Type, type Static } from '@fudao/plugin-sdk';
import { BankQuestionId, closed, Count, Id, Moment, nullable, oneOf } from './schema-words.ts';

export const Rung = oneOf('knowledge-points', 'thinking', 'first-step', 'full');
export type Rung = Static<typeof Rung>;

/** What a rung shows; `note` stands where there is nothing to show. The last four come with `full` alone. */
export const RungContent = Type.Object(
  {
    rung: Rung,
    knowledgePoints: Type.Optional(Type.Array(Type.String())),
    text: Type.Optional(Type.String()),
    note: Type.Optional(LocalTextSchema),
    thinking: Type.Optional(Type.String()),
    steps: Type.Optional(Type.Array(Type.String())),
    answer: Type.Optional(Type.Array(Type.String())),
    explanation: Type.Optional(Type.String()),
  },
  closed,
);
export type RungContent = Static<typeof RungContent>;

/** `recorded`: kept, but no machine can judge it. */
export const AttemptVerdict = oneOf('right', 'wrong', 'recorded');
export type AttemptVerdict = Static<typeof AttemptVerdict>;

export const GuidanceView = Type.Object(
  {
    bankQuestionId: BankQuestionId,
    subject: Id,
    type: Type.String(),
    stem: Type.String(),
    options: Type.Array(Type.String()),
    /** The open rungs, lowest first. */
    rungs: Type.Array(RungContent),
    /** What the next rung asks for; null at the top. */
    next: nullable(
      Type.Object(
        { rung: Rung, waitSeconds: Count, needsAttempt: Type.Boolean(), eitherWillDo: Type.Boolean() },
        closed,
      ),
    ),
    attempts: Type.Array(Type.Object({ rung: nullable(Rung), verdict: AttemptVerdict, triedAt: Moment }, closed)),
  },
  closed,
);
export type GuidanceView = Static<typeof GuidanceView>;
