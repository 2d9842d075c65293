import type { ActionContext, SqlScope, Work } from '@fudao/plugin-sdk';
import type { GuidanceView, Rung, Settings } from '../api.ts';
import { readAnswers } from './answer.repository.ts';
import { errors } from './errors.ts';
import { decideNextRung, rungs } from './guidance-ladder.ts';
import { guidanceView, progressOf } from './guidance-view.ts';
import { openGuidance, readGuidance, saveProgress, type Guidance } from './guidance.repository.ts';
import { requireBankQuestion } from './knowledge.ts';
import { lockOwnQuestion } from './own-question.ts';
import { readQuestion, type Question } from './question.repository.ts';
import { emit, factsOf, record } from './tell.ts';

export interface LadderParams {
  readonly id: string;
  readonly bankQuestionId: string;
}

export async function readLadder(ctx: ActionContext<LadderParams, Settings>): Promise<GuidanceView> {
  const { id, bankQuestionId } = ctx.params;
  const question = await readQuestion(ctx.db, id);
  if (question?.studentId !== ctx.caller.id) throw errors.NOT_FOUND();
  await requireOffered(ctx.db, question, bankQuestionId);
  const bankQuestion = await requireBankQuestion(ctx, bankQuestionId);
  const guidance = (await readGuidance(ctx.db, id, bankQuestionId)) ?? unopened;
  return guidanceView(bankQuestion, guidance, ctx.settings.strictness, ctx.now().getTime());
}

const unopened: Guidance = { id: '', opened: 0, openedAt: null, attempts: [] };

/** Only what was offered, or what a teacher attached, has a ladder: the bank is no book of solutions. */
async function requireOffered(db: SqlScope, question: Question, bankQuestionId: string): Promise<void> {
  if (question.matches.some((match) => match.bankQuestionId === bankQuestionId)) return;
  const answers = question.answerCount > 0 ? await readAnswers(db, question.id) : [];
  const attached = answers.flatMap(({ furtherReading }) => furtherReading);
  if (!attached.some((reading) => reading.bankQuestionId === bankQuestionId)) throw errors.NOT_FOUND();
}

export interface OpenLadder {
  readonly question: Question;
  readonly guidance: Guidance;
}

/** The ladder of the caller's own question, held while somebody climbs. */
export async function lockLadder(
  work: Work,
  { id, bankQuestionId }: LadderParams,
  studentId: string,
  newId: string,
): Promise<OpenLadder> {
  const question = await lockOwnQuestion(work.db, id, studentId);
  await requireOffered(work.db, question, bankQuestionId);
  return { question, guidance: await openGuidance(work.db, newId, id, bankQuestionId) };
}

export async function openNextRung(
  ctx: ActionContext<LadderParams & { rung?: Rung }, Settings>,
): Promise<GuidanceView> {
  const { strictness } = ctx.settings;
  const bankQuestion = await requireBankQuestion(ctx, ctx.params.bankQuestionId);
  return ctx.transaction(async (work) => {
    const now = ctx.now().getTime();
    const ladder = await lockLadder(work, ctx.params, ctx.caller.id, ctx.newId());
    if (isOpen(ladder.guidance, ctx.params.rung)) return guidanceView(bankQuestion, ladder.guidance, strictness, now);
    const climbed = climb(ladder.guidance, ctx.params.rung, strictness, now);
    await saveProgress(work.db, climbed.guidance);
    tellClimbed(work, ladder.question, ctx.params.bankQuestionId, climbed.rung);
    return guidanceView(bankQuestion, climbed.guidance, strictness, now);
  });
}

function isOpen(guidance: Guidance, wanted: Rung | undefined): boolean {
  return wanted !== undefined && rungs.indexOf(wanted) < guidance.opened;
}

function climb(guidance: Guidance, wanted: Rung | undefined, strictness: Settings['strictness'], now: number) {
  if (wanted !== undefined && rungs.indexOf(wanted) !== guidance.opened)
    throw errors.NOT_POSSIBLE_NOW({ next: rungs[guidance.opened] });
  const decision = decideNextRung(progressOf(guidance), strictness, now);
  if (!decision.granted)
    throw errors[decision.refusal]({ seconds: decision.next?.waitSeconds ?? 0, next: decision.next });
  return { rung: decision.rung, guidance: { ...guidance, ...decision.progress, attempts: guidance.attempts } };
}

function tellClimbed(work: Work, question: Question, bankQuestionId: string, rung: Rung): void {
  emit(work, 'question-answer.guided.v1', { ...factsOf(question), bankQuestionId, rung });
  record(work, question, 'guided', { bankQuestionId, rung });
}
