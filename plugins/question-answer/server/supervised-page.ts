import type { PluginContext } from '@fudao/plugin-sdk';
import type { Settings, SupervisedItem, SupervisedPage } from '../api.ts';
import { toIso } from './moment.ts';
import { readPlaceNames, type PlaceNames } from './place-names.ts';
import type { QuestionHead } from './question.repository.ts';
import { headView, type Reader } from './question-view.ts';
import { cursorOf } from './supervision-cursor.ts';
import {
  countSupervised,
  filtersOf,
  listSupervised,
  readOutcomes,
  type Cut,
  type Outcome,
  type Wanted,
} from './supervision-list.ts';
import { rangeOf } from './supervision-range.ts';
import { scopeOf } from './supervision-scope.ts';

export interface SupervisionParams extends Wanted, Omit<Cut, 'direction'> {
  readonly from?: string;
  readonly to?: string;
}

type ReadContext = PluginContext<Settings>;

/** The rows that a supervisor may see and asks for, with the names of their schools and what came of them. */
export async function readSupervisedPage(
  ctx: ReadContext,
  params: SupervisionParams & Pick<Cut, 'direction'>,
  isCounted: boolean,
): Promise<SupervisedPage> {
  const range = rangeOf(params, ctx.now().getTime());
  const filters = filtersOf(scopeOf(ctx.caller), range, params);
  const { questions, hasNext, hasPrevious } = await listSupervised(ctx.db, filters, params.order, params);
  const outcomes = await readOutcomes(
    ctx.db,
    questions.map(({ id }) => id),
  );
  const names = await readPlaceNames(ctx, questions);
  const reader = { id: ctx.caller.id, now: ctx.now().getTime(), leaseMinutes: ctx.settings.leaseMinutes };
  const [first, last] = [questions[0], questions.at(-1)];
  return {
    items: questions.map((question) => supervisedItem(question, outcomes.get(question.id), names, reader)),
    nextCursor: hasNext && last ? cursorOf(last) : null,
    previousCursor: hasPrevious && first ? cursorOf(first) : null,
    total: isCounted ? await countSupervised(ctx.db, filters) : questions.length,
  };
}

function supervisedItem(
  question: QuestionHead,
  outcome: Outcome | undefined,
  names: PlaceNames,
  reader: Reader,
): SupervisedItem {
  const { districtId, schoolId } = question;
  return {
    ...headView(question, reader),
    pictureCount: question.pictureIds.length,
    districtId,
    districtName: names.districts.get(districtId) ?? '',
    schoolId,
    schoolName: names.schools.get(schoolId ?? '') ?? '',
    firstAnsweredAt: outcome ? toIso(outcome.firstAnsweredAt) : null,
    stars: outcome?.stars ?? null,
  };
}
