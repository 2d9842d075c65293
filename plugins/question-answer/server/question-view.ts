import type {
  AnswerView,
  FollowUp,
  Picture,
  QuestionListItem,
  QuestionView,
  SavedAnswerDraft,
  ShownAnswerDraft,
} from '../api.ts';
import type { AnswerDraft } from './answer-draft.repository.ts';
import type { Answer } from './answer.repository.ts';
import { claimView } from './claim-view.ts';
import { toIso, toIsoOrNull } from './moment.ts';
import type { Viewer } from './question-access.ts';
import type { Question, QuestionHead } from './question.repository.ts';

/** Who reads, when, and by which length of claims. */
export interface Reader {
  readonly id: string;
  readonly now: number;
  readonly leaseMinutes: number;
}

/** What is known of a question without reading it. */
export function headView(question: QuestionHead, reader: Reader) {
  return {
    id: question.id,
    subject: question.subject,
    grade: question.grade,
    state: question.state,
    askedAt: toIso(question.askedAt),
    answerCount: question.answerCount,
    answersWanted: question.answersWanted,
    claim: claimView(question.lease, reader.id, reader.now, reader.leaseMinutes),
    ...(question.held && { held: question.held }),
  };
}

export function listItem(question: QuestionHead, reader: Reader): QuestionListItem {
  return { ...headView(question, reader), excerpt: question.excerpt, pictureCount: question.pictureIds.length };
}

/** Everything a view may need beside the question; what the viewer may not see is simply not given. */
export interface QuestionParts {
  readonly viewer: Viewer;
  readonly answers: readonly Answer[];
  readonly guidance: QuestionView['guidance'];
  readonly draft: ShownAnswerDraft | null;
  readonly pictures: ReadonlyMap<string, Picture>;
}

export function questionView(question: Question, parts: QuestionParts, reader: Reader): QuestionView {
  return {
    ...headView(question, reader),
    text: question.text,
    pictures: pick(question.pictureIds, parts.pictures),
    viewer: parts.viewer,
    matches: parts.viewer === 'teacher' ? [] : [...question.matches],
    guidance: parts.guidance,
    answers: parts.answers.map((answer) => answerView(seenBy(parts.viewer, answer), parts.pictures, reader.id)),
    draft: parts.draft,
    ...(question.isHidden && !question.held && { hidden: true }),
  };
}

/**
 * Teachers see their ratings as sums alone (the room for ratings), never one rating of one question. What is held of a
 * follow-up or a reply is seen by who wrote it, and by supervisors.
 */
function seenBy(viewer: Viewer, answer: Answer): Answer {
  const { followUp, reply } = answer;
  if (viewer === 'teacher') return { ...answer, rating: null, followUp: followUp?.held ? null : followUp };
  return viewer === 'asker' && reply?.held ? { ...answer, reply: null } : answer;
}

/** A picture that is gone leaves no hole. */
function pick(ids: readonly string[], pictures: ReadonlyMap<string, Picture>): Picture[] {
  return ids.flatMap((id) => pictures.get(id) ?? []);
}

function answerView(answer: Answer, pictures: ReadonlyMap<string, Picture>, readerId: string): AnswerView {
  const { rating } = answer;
  return {
    id: answer.id,
    teacherId: answer.teacherId,
    teacherName: answer.teacherName,
    mine: answer.teacherId === readerId,
    thinking: answer.thinking,
    steps: [...answer.steps],
    answer: answer.answer,
    explanation: answer.explanation,
    pictures: pick(answer.pictureIds, pictures),
    furtherReading: [...answer.furtherReading],
    publishedAt: toIso(answer.publishedAt),
    adopted: answer.isAdopted,
    rating: rating && { stars: rating.stars, words: rating.words, ratedAt: toIso(rating.ratedAt) },
    followUp: followUpView(answer),
    proposedAt: toIsoOrNull(answer.proposedAt),
    ...(answer.held ? { held: answer.held } : answer.isHidden && { hidden: true }),
  };
}

export function followUpView({ followUp, reply }: Pick<Answer, 'followUp' | 'reply'>): FollowUp | null {
  if (!followUp) return null;
  return {
    text: followUp.text,
    askedAt: toIso(followUp.askedAt),
    ...(followUp.held && { held: followUp.held }),
    reply: reply && { text: reply.text, repliedAt: toIso(reply.repliedAt), ...(reply.held && { held: reply.held }) },
  };
}

export function draftView(draft: AnswerDraft | undefined): SavedAnswerDraft | null {
  if (!draft?.content || draft.savedAt === null) return null;
  return { ...draft.content, revision: draft.revision, savedAt: toIso(draft.savedAt) };
}
