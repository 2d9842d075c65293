import { commonErrors } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { levelOf, rankOf, type ApplicationState, type Level } from './levels.ts';
import { seenFrom, type Placed, type ServingPlace } from './place.ts';

type Seen = ServingPlace & { readonly state: ApplicationState; readonly reached: number };

/**
 * The level at which somebody decides on an application: the one whose review it is in, if the person is
 * a reviewer there both by the sign-in and by the roles of this moment.
 * @throws NOT_FOUND for whoever may not even see it, ROLE_LOST for who could until now
 */
export function decidingLevel(caller: Placed, now: Placed, application: Seen): Level {
  const seen = seenFrom(caller, application);
  if (seen.length === 0) throw commonErrors.NOT_FOUND();
  const held = seenFrom(now, application);
  const wanted = levelOf(application.state);
  if (wanted && held.includes(wanted)) return wanted;
  if (held.length === 0 || (wanted && seen.includes(wanted))) throw errors.ROLE_LOST();
  return held.reduce((high, level) => (rankOf(level) > rankOf(high) ? level : high));
}
