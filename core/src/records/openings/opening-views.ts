import type { ActionContext, Static } from '@fudao/plugin-sdk';
import { findPeople } from '../people.ts';
import type { RecordsPolicy } from '../records-policy.ts';
import type { OpeningView } from '../schemas.ts';
import { isWithin, levelOf, scopeOf } from '../scope.ts';
import { standingOf, type Opening } from './opening.ts';

type View = Static<typeof OpeningView>;

/** With names, and what the reader may do with each. */
export async function viewOpenings(context: ActionContext<unknown>, openings: readonly Opening[], rules: RecordsPolicy['openings']): Promise<View[]> {
  const { caller, now } = context;
  const scope = scopeOf(caller);
  const at = now().getTime();
  const ids = openings.flatMap(({ viewerId, decidedBy, personId }) => [viewerId, decidedBy, personId].filter((id) => id !== null));
  const people = await findPeople(context, ids);
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
  return openings.map((opening) => {
    const { viewerId, viewerLevel, decidedBy, personId } = opening;
    const standing = standingOf(opening, at, rules.waitHours);
    const isOwn = viewerId === caller.id;
    const mayDecide = standing === 'waiting' && !isOwn && isWithin(scope, opening) && levelOf(caller) >= viewerLevel;
    const person = personId === null ? undefined : people.get(personId);
    return {
      ...opening,
      ...{ standing, isOwn, mayDecide, viewerName: nameOf(viewerId), decidedByName: nameOf(decidedBy) },
      ...{ personName: person?.name ?? null, personEducationId: person?.educationId ?? null },
    };
  });
}
