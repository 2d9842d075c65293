import type { PlanView } from '../api.ts';
import { toIso } from './moment.ts';
import type { Plan } from './plans.repository.ts';

/** A teacher's own plan. */
export const planView = ({ id, startsAt, endsAt, subjects, grades }: Plan): PlanView => ({
  ...{ id, startsAt: toIso(startsAt), endsAt: toIso(endsAt) },
  ...{ subjects: [...subjects], grades: [...grades] },
});
