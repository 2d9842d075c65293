import { action, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import { announceChanges } from './announce.ts';
import { findQuestions, questionsAfter, readBankState, searchQuestions } from './bank.repository.ts';
import { decideProposal } from './decide-proposal.ts';
import { findKnowledgePoints } from './knowledge-points.repository.ts';
import { readBank, removeQuestions, reviewBank } from './permissions.ts';
import { findProposals } from './proposals.repository.ts';
import { propose } from './propose.ts';
import { removeQuestion } from './remove-question.ts';
import { reviewedSubjects } from './review.ts';
import * as schemas from './schemas.ts';
import { readSeed, saveSeed } from './seed.ts';
import { listSources } from './sources.repository.ts';
import type { Subjects } from './subjects.ts';
import { changeView, proposalView, questionView } from './views.ts';

/** Where a list goes on, if there is more. */
function nextCursor<T, C>(items: readonly T[], limit: number, cursorOf: (last: T) => C): C | null {
  return items.length < limit ? null : cursorOf(items.at(-1)!);
}

export function defineKnowledgeService(subjects: () => Subjects): ServiceDefinition {
  return defineService({
    name: 'knowledge',

    actions: {
      subjects: action({
        rest: 'GET /subjects',
        summary: 'Subjects and grades of the programme, and subjects that only the question bank knows.',
        allow: 'signed-in',
        capability: 'knowledge.read',
        params: schemas.NoParams,
        returns: schemas.SubjectsView,
        handler: () => {
          const { taught, bankOnly, grades } = subjects();
          return { subjects: [...taught], bankOnlySubjects: [...bankOnly], grades: [...grades] };
        },
      }),

      knowledgePoints: action({
        rest: 'GET /knowledge-points',
        summary: 'Knowledge points in the order of the curriculum.',
        allow: 'signed-in',
        capability: 'knowledge.read',
        params: schemas.KnowledgePointParams,
        returns: schemas.KnowledgePointList,
        handler: async ({ db, params: { subject, grade, q } }) => ({
          items: await findKnowledgePoints(db, { subject, grade, words: q }),
        }),
      }),

      bankQuestions: action({
        summary: 'Whole bank questions by their ids, in no order; those that are not in the bank are left out.',
        allow: 'internal',
        capability: 'knowledge.read',
        params: schemas.BankQuestionsParams,
        returns: schemas.BankQuestionList,
        handler: async ({ db, params: { ids } }) => ({
          items: ids.length === 0 ? [] : (await findQuestions(db, ids)).map(questionView),
        }),
      }),

      bankChanges: action({
        summary: 'Changes of the bank after a revision, oldest first; ask again after the last one received.',
        allow: 'internal',
        capability: 'knowledge.read',
        params: schemas.BankChangesParams,
        returns: schemas.BankChanges,
        handler: async ({ db, params: { after, limit } }) => {
          // Read before the changes: then nothing up to it can still be missing among them.
          const { last_revision: lastRevision } = await readBankState(db);
          const items = (await questionsAfter(db, after, lastRevision, limit)).map(changeView);
          return { items, lastRevision };
        },
      }),

      listBankQuestions: action({
        rest: 'GET /bank-questions',
        summary: 'Questions of the bank for staff, latest changes first.',
        allow: [readBank],
        params: schemas.ListQuestionsParams,
        returns: schemas.BankQuestionPage,
        handler: async ({ db, params: { q, subject, limit, cursor } }) => {
          const filter = { words: q?.trim(), subjects: subject ? [subject] : undefined, before: cursor, limit };
          const items = (await searchQuestions(db, filter)).map(questionView);
          return { items, nextCursor: nextCursor(items, limit, ({ revision }) => revision) };
        },
      }),

      removeBankQuestion: action({
        rest: 'POST /bank-questions/:id/removal',
        summary: 'Takes a question out of the bank for good.',
        allow: [removeQuestions],
        idempotent: true,
        params: schemas.RemovalParams,
        returns: Type.Object({ id: Type.String() }),
        handler: (ctx) => removeQuestion(ctx),
      }),

      sources: action({
        rest: 'GET /sources',
        summary: 'Collections that the bank came from, and how many questions of each are in use.',
        allow: [readBank],
        params: schemas.NoParams,
        returns: schemas.SourceList,
        handler: async ({ db }) => ({ items: await listSources(db) }),
      }),

      propose: action({
        summary: 'Proposes a solved question for the bank; a reviewer of its subject decides.',
        allow: 'internal',
        capability: 'knowledge.propose',
        idempotent: true,
        params: schemas.ProposeParams,
        returns: schemas.Proposed,
        handler: (ctx) => propose(ctx, subjects()),
      }),

      proposals: action({
        rest: 'GET /proposals',
        summary: 'Proposals in the subjects that the caller reviews.',
        allow: [reviewBank],
        params: schemas.ListProposalsParams,
        returns: schemas.ProposalPage,
        handler: async ({ db, caller, params: { state, subject, limit, cursor } }) => {
          const mine = reviewedSubjects(caller).filter((id) => subject === undefined || id === subject);
          const found = await findProposals(db, { state: state as 'pending', subjects: mine, cursor, limit });
          const items = found.map((proposal) => proposalView(proposal, caller));
          return { items, nextCursor: nextCursor(items, limit, ({ id }) => id) };
        },
      }),

      decide: action({
        rest: 'POST /proposals/:id/decision',
        summary: 'Accepts a proposal into the bank, corrected where need be, or returns it with a reason.',
        allow: [reviewBank],
        idempotent: true,
        params: schemas.DecisionParams,
        returns: schemas.Decision,
        handler: (ctx) => decideProposal(ctx, subjects()),
      }),

      importSeed: action({
        summary: 'Brings in the knowledge points and bank questions that an installation starts with, once.',
        allow: 'internal',
        timeoutMs: 60_000,
        params: schemas.NoParams,
        returns: Type.Object({ questions: Type.Integer() }),
        handler: async (ctx) => {
          const seed = await readSeed(subjects());
          const at = ctx.now().getTime();
          return { questions: await ctx.transaction(({ db }) => saveSeed(db, seed, at)) };
        },
      }),
    },

    timers: {
      'announce changes of the bank': {
        everySeconds: 5,
        handler: async (ctx) => {
          const { last_revision, announced_revision } = await readBankState(ctx.db);
          if (last_revision !== announced_revision) await ctx.transaction(announceChanges);
        },
      },
    },
  });
}
