import type { AnswerContent, AnswerView, Picture, SavedAnswerDraft } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { complaintAbout, isBlank, type TextComplaint } from '../../shared/written-text.ts';

export type FurtherReading = AnswerView['furtherReading'][number];

/** An answer being written, with its pictures and readings as they can be shown. */
export interface AnswerForm {
  readonly thinking: string;
  readonly steps: readonly string[];
  readonly answer: string;
  readonly explanation: string;
  readonly pictures: readonly Picture[];
  readonly furtherReading: readonly FurtherReading[];
}

/** The draft with what it names made showable. */
export type ShownDraft = SavedAnswerDraft & { readonly pictures: readonly Picture[]; readonly reading: readonly FurtherReading[] };

/** What did not reach the server yet, as this device keeps it. `revision`: the server's that it was written on. */
export interface KeptAnswer {
  readonly form: AnswerForm;
  readonly revision: number;
}

export const emptyForm: AnswerForm = { thinking: '', steps: [''], answer: '', explanation: '', pictures: [], furtherReading: [] };

export function isEmptyForm({ thinking, steps, answer, explanation, pictures, furtherReading }: AnswerForm): boolean {
  return [thinking, ...steps, answer, explanation].every(isBlank) && pictures.length === 0 && furtherReading.length === 0;
}

export function formOf({ thinking, steps, answer, explanation, pictures, reading }: ShownDraft): AnswerForm {
  return { thinking, steps: steps.length > 0 ? steps : [''], answer, explanation, pictures, furtherReading: reading };
}

/** In the form that the API takes; steps that say nothing fall away on publishing. */
export function contentOf({ thinking, steps, answer, explanation, pictures, furtherReading }: AnswerForm): AnswerContent {
  return {
    thinking,
    steps: [...steps],
    answer,
    explanation,
    pictureIds: pictures.map(({ id }) => id),
    furtherReading: furtherReading.map(({ bankQuestionId }) => bankQuestionId),
  };
}

/**
 * Which draft to go on with. What this device did not get to the server goes on where the server
 * still has what it was written on; otherwise both stay and the teacher decides.
 */
export function chooseAnswerDraft(kept: KeptAnswer | undefined, server: ShownDraft | null): 'kept' | 'server' | 'conflict' | 'none' {
  if (!kept || isEmptyForm(kept.form)) return server ? 'server' : 'none';
  return (server?.revision ?? 0) === kept.revision ? 'kept' : 'conflict';
}

export interface AnswerComplaints {
  readonly thinking?: TextComplaint;
  readonly steps?: TextComplaint;
  readonly answer?: TextComplaint;
  readonly explanation?: TextComplaint;
}

/** What keeps an answer from being published, as the server would say it. */
export function complaintsAbout({ thinking, steps, answer, explanation }: AnswerForm): AnswerComplaints {
  const max = formLimits.answerPart;
  const written = steps.filter((step) => !isBlank(step));
  const all = {
    thinking: complaintAbout(thinking, max),
    steps: complaintAbout(written.join('\n'), max),
    answer: complaintAbout(answer, max),
    explanation: complaintAbout(explanation, max, true),
  };
  return Object.fromEntries(Object.entries(all).filter(([, complaint]) => complaint !== null)) as AnswerComplaints;
}

/** The steps with one taken to another place. */
export function moved(steps: readonly string[], from: number, to: number): readonly string[] {
  const step = steps[from];
  if (step === undefined || to < 0 || to >= steps.length) return steps;
  return steps.filter((_, index) => index !== from).toSpliced(to, 0, step);
}

/** The form with other pictures; one that is gone leaves no hole in the texts. */
export function withPictures(form: AnswerForm, pictures: readonly Picture[]): AnswerForm {
  const gone = form.pictures.filter(({ id }) => !pictures.some((picture) => picture.id === id));
  const clean = (text: string) => gone.reduce((left, { id }) => left.replaceAll(new RegExp(`!\\[[^\\]]*\\]\\(file:${id}\\)\\n?`, 'g'), ''), text);
  return {
    ...form,
    pictures,
    thinking: clean(form.thinking),
    steps: form.steps.map(clean),
    answer: clean(form.answer),
    explanation: clean(form.explanation),
  };
}
