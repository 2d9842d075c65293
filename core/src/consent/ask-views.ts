import type { Static } from '@fudao/plugin-sdk';
import { isSameAsk, type Ask } from './ask.ts';
import type { Change } from './change.ts';
import type { ConsentParts } from './consent-parts.ts';
import { errors } from './errors.ts';
import type { Wish } from './keep-decisions.ts';
import type { Answer, AskView, ChangeView } from './schemas.ts';
import { standingOf, type Decision } from './standing.ts';
import type { Student } from './student.ts';

/** How a student stands to everything that is asked. */
export function askViews(
  { policy: { graceDays }, day }: ConsentParts,
  { birthDate }: Pick<Student, 'birthDate'>,
  asks: readonly Ask[],
  decisions: readonly Decision[],
): Static<typeof AskView>[] {
  return asks.map((ask) => {
    const decision = decisions.find((one) => isSameAsk(one, ask));
    const { state, isAllowed } = standingOf(ask, decision, birthDate, { today: day.today(), graceDays });
    const said = state === 'missing' ? undefined : decision;
    return { ...ask, recipients: [...ask.recipients], state, allowed: isAllowed, givenBy: said?.givenBy ?? null, since: said?.at ?? null };
  });
}

/** What was answered, if it was to the words that are asked now. @throws CONSENT_WORDS_CHANGED, CONSENT_ANSWER_ALL */
export function wishesOf(asks: readonly Ask[], answers: readonly Static<typeof Answer>[]): Wish[] {
  return answers.map(({ purpose, pluginId, allowed, version }, at) => {
    const key = { purpose, pluginId };
    if (answers.findIndex((one) => isSameAsk(one, key)) !== at) throw errors.ANSWER_ALL();
    if (!asks.some((ask) => isSameAsk(ask, key) && ask.version === version)) throw errors.WORDS_CHANGED();
    return { ...key, isAllowed: allowed, version };
  });
}

export function changeView({ id, purpose, pluginId, isAllowed, givenBy, channel, at }: Change, asks: readonly Ask[]): Static<typeof ChangeView> {
  const name = asks.find((ask) => isSameAsk(ask, { purpose, pluginId }))?.name ?? null;
  return { id, purpose, pluginId, name, allowed: isAllowed, givenBy, channel, at };
}
