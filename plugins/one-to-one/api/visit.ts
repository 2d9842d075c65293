import { Type, type Static } from '@fudao/plugin-sdk';
import { closed, Moment, oneOf } from './schema-words.ts';

/** By which office somebody looks on; the two are told this, and no name. */
export const Office = oneOf('school', 'district', 'city');
export type Office = Static<typeof Office>;

/** Who looks on now, as the two of a session see it. */
export const VisitView = Type.Object({ office: Office, since: Moment }, closed);
export type VisitView = Static<typeof VisitView>;
