import { Type, type Static } from '@fudao/plugin-sdk';
import { Held } from './held.ts';
import { QuestionListItem } from './question.ts';
import { closed, Count, Id, Moment, nullable } from './schema-words.ts';

/** A question on the desk: never who asked, nor from which school. `answer`: the reading teacher's own. */
export const DeskItem = Type.Object(
  {
    ...QuestionListItem.properties,
    hasDraft: Type.Boolean(),
    answer: nullable(
      Type.Object(
        {
          id: Id,
          publishedAt: Moment,
          adopted: Type.Boolean(),
          awaitsReply: Type.Boolean(),
          held: Type.Optional(Held),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type DeskItem = Static<typeof DeskItem>;

/** What waits for a teacher, and what came of the last seven days' work. */
export const DeskSummary = Type.Object(
  {
    /** Free to claim, of the own subjects and grades; counted up to a thousand. */
    waiting: Count,
    /** Claimed now or with a draft. */
    started: Count,
    /** Follow-ups without a reply. */
    awaitingReply: Count,
    /** Of the last seven days. */
    answered: Count,
    adopted: Count,
    /** The own claim that ends first. */
    claim: nullable(Type.Object({ questionId: Id, endsAt: Moment }, closed)),
  },
  closed,
);
export type DeskSummary = Static<typeof DeskSummary>;
