import type { CallAction, Static } from '@fudao/plugin-sdk';
import { lacksDeciders, mayDecide, type DataRequest } from './data-request.ts';
import type { OwnRequest, QueuedRequest } from './schemas.ts';
import { findDeciders } from './tell-deciders.ts';

const isWaiting = ({ state }: DataRequest) => state === 'waiting' || state === 'checked';

export function ownView(request: DataRequest, now: number): Static<typeof OwnRequest> {
  const { id, kind, state, askedBy, words, askedAt, dueAt, note, decidedAt, endedAt, keptUntil } = request;
  return {
    ...{ id, kind, state, askedBy, words, askedAt, dueAt, note, decidedAt, endedAt },
    keptUntil: keptUntil !== null && keptUntil > now ? keptUntil : null,
    mayWithdraw: isWaiting(request) && askedBy === 'person',
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly educationId: string;
}

async function namesOf(call: CallAction, requests: readonly DataRequest[]): Promise<Map<string, Named>> {
  const ids = new Set(requests.flatMap(({ personId, checkedBy, decidedBy }) => [personId, checkedBy, decidedBy].filter((id) => id !== null)));
  const found = ids.size === 0 ? [] : await call<Named[]>('identity.accountDetails', { ids: [...ids] });
  return new Map(found.map((one) => [one.id, one]));
}

function whyNot(request: DataRequest, callerId: string): 'own' | 'second' | null {
  if (!isWaiting(request) || mayDecide(request, callerId)) return null;
  return request.personId === callerId ? 'own' : 'second';
}

/** With names, and what the reader may do with each. */
export async function queueViews(call: CallAction, requests: readonly DataRequest[], callerId: string, now: number): Promise<Static<typeof QueuedRequest>[]> {
  const people = await namesOf(call, requests);
  const deciderIds = requests.some(isWaiting) ? await findDeciders({ call }) : [];
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
  return requests.map((request) => {
    const { personId, guardianName, relation, checkedAt, checkedBy, decidedBy, problems } = request;
    return {
      ...ownView(request, now),
      ...{ personId, personName: nameOf(personId), personEducationId: people.get(personId)?.educationId ?? null },
      ...{ guardianName, relation, checkedAt, checkedByName: nameOf(checkedBy), decidedByName: nameOf(decidedBy) },
      ...{ problems: [...problems], mayDecide: mayDecide(request, callerId), why: whyNot(request, callerId), lacksDeciders: lacksDeciders(request, deciderIds) },
    };
  });
}
