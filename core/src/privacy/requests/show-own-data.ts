import type { ActionContext, Static } from '@fudao/plugin-sdk';
import type { PrivacyRoomParts } from '../privacy-parts.ts';
import { mayAskAlone } from './ask.ts';
import { daysToAnswer, daysToTake } from './data-request.ts';
import { keptOf } from './kept-of-people.ts';
import { ownView } from './request-views.ts';
import { findRequestsOf } from './requests.repository.ts';
import type { OwnData } from './schemas.ts';

/** More than anybody asks; the records know them all. */
const latest = 20;

export async function showOwnData(parts: PrivacyRoomParts, context: ActionContext<unknown>): Promise<Static<typeof OwnData>> {
  const { caller, db, now } = context;
  const requests = await findRequestsOf(db, caller.id, latest);
  const plugins = parts.pluginsFor(caller).map(({ id, name, holds, retention, stays }) => ({
    ...{ id, name, holds: [...holds], retention },
    stays: stays.filter(({ role }) => caller.roles.includes(role)).map(({ what }) => what),
  }));
  return {
    mayAsk: await mayAskAlone(parts, context),
    ...{ rooms: keptOf(caller.roles), plugins, daysToAnswer, daysToTake },
    requests: requests.map((request) => ownView(request, now().getTime())),
  };
}
