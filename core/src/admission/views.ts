import type { Static } from '@fudao/plugin-sdk';
import type { Admission } from './admissions.repository.ts';
import type { Application } from './applications.repository.ts';
import type { CertificateView } from './certificates.ts';
import { levelOf } from './levels.ts';
import type { AdmissionView, ApplicationView, Progress, StepView } from './schemas.ts';
import type { Step } from './steps.repository.ts';
import { lastDayOf } from './validity.ts';

type Names = ReadonlyMap<string, string>;

export function progressOf({ id, state, revision, dueAt }: Application): Static<typeof Progress> {
  return { id, state, revision, dueAt };
}

export function applicationView(
  application: Application,
  certificates: CertificateView[],
): Static<typeof ApplicationView> {
  const { id, state, revision, submittedAt, enteredAt, dueAt, changedAt, asked, content } = application;
  const level = levelOf(state) ?? application.returnedBy;
  const fields = { id, state, level, revision, submittedAt, enteredAt, dueAt, changedAt };
  return { ...fields, asked: [...asked], content: { ...content, certificates } };
}

/** `names`: of reviewers; a teacher is told the level alone. */
export function stepView(step: Step, names: Names = new Map()): Static<typeof StepView> {
  const { kind, level, actorId, onBehalfOf, reason, asked, applicationId, at } = step;
  const actorName = names.get(actorId) ?? null;
  const onBehalfOfName = onBehalfOf === null ? null : (names.get(onBehalfOf) ?? null);
  return { kind, level, actorName, onBehalfOfName, reason, asked: [...asked], applicationId, at };
}

export function admissionView(
  { districtId, changedAt: _changedAt, ...admission }: Admission,
  places: Names,
  timeZone: string,
): Static<typeof AdmissionView> {
  return {
    ...admission,
    schoolName: places.get(admission.schoolId) ?? '',
    districtName: places.get(districtId) ?? '',
    subjects: [...admission.subjects],
    grades: [...admission.grades],
    lastDay: lastDayOf(admission.validUntil, timeZone),
  };
}
