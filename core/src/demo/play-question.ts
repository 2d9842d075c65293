import { FudaoError, type Caller } from '@fudao/plugin-sdk';
import { callAs, peopleOf, personOf, type Acting } from './acting.ts';
import { questionsDistrict, type DemoAnswer, type DemoQuestion } from './demo-questions.ts';

const plugin = 'question-answer';

/** Says what people said, each once however often it is played. */
interface Stage {
  say<T>(who: string, action: string, params: object): Promise<T>;
}

/** The platform acts in their place: a start outside of the tutoring hours has its questions all the same. */
const standIn = (person: Caller): Caller => ({ ...person, kind: 'system' });

async function stageOf(acting: Acting, { key, student, answers }: DemoQuestion): Promise<Stage> {
  const people = await peopleOf(acting, [student, ...answers.map(({ teacher }) => teacher)]);
  return {
    say: (who, action, params) =>
      callAs(acting, standIn(people.get(who)!), `${plugin}.${action}`, params, { idempotencyKey: `demo-${key}-${action}` }),
  };
}

async function playFollowUp({ say }: Stage, student: string, id: string, answer: DemoAnswer): Promise<void> {
  if (!answer.followUp) return;
  await say(student, 'follow-ups.ask', { id, text: answer.followUp.text });
  if (answer.followUp.reply) await say(answer.teacher, 'follow-ups.reply', { id, text: answer.followUp.reply });
}

async function playAnswer(stage: Stage, student: string, id: string, answer: DemoAnswer): Promise<void> {
  const { teacher, thinking, steps, explanation, adopted } = answer;
  await stage.say(teacher, 'claims.claim', { id });
  const content = { thinking, steps, answer: answer.answer, explanation, pictureIds: [], furtherReading: [] };
  const { answerId } = await stage.say<{ answerId: string }>(teacher, 'answers.publish', { id, ...content });
  await playFollowUp(stage, student, answerId, answer);
  if (adopted) await stage.say(student, 'adoptions.adopt', { id: answerId, ...adopted });
}

/** One question with all that became of it, by the plugin's own actions. Played again it changes nothing. */
export async function playQuestion(acting: Acting, question: DemoQuestion): Promise<void> {
  const { student, subject, text } = question;
  const stage = await stageOf(acting, question);
  const asked = { subject, text, pictureIds: [] };
  const { id, state } = await stage.say<{ id: string; state: string }>(student, 'questions.ask', asked);
  if (state === 'matched') await stage.say(student, 'questions.needTeacher', { id });
  for (const answer of question.answers) await playAnswer(stage, student, id, answer);
}

interface Known {
  readonly installation: { readonly revision: number };
}

/** Null on a platform without the Q&A centre. */
async function knownTo(acting: Acting, administrator: Caller): Promise<Known | null> {
  return callAs<Known>(acting, administrator, 'plugin-manager.get', { id: plugin }).catch((error: unknown) => {
    if (error instanceof FudaoError && error.spec.status === 404) return null;
    throw error;
  });
}

/**
 * The administrator of one district enables the Q&A centre there; the others are left for whoever tries the city.
 * Gives whether there is a Q&A centre.
 */
export async function enableQuestions(acting: Acting): Promise<boolean> {
  const administrator = await personOf(acting, questionsDistrict.administrator);
  const known = await knownTo(acting, administrator);
  if (known?.installation.revision === 0) {
    const wanted = { id: plugin, enabled: true, settings: {}, expectedRevision: 0 };
    await callAs(acting, administrator, 'plugin-manager.setInstallation', wanted);
  }
  return known !== null;
}
