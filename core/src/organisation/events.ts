import { Type } from '@fudao/plugin-sdk';
import { closed, DateText, Id } from './schemas.ts';

/** What other rooms learn of the organisation. */
export const events = {
  'organisation.calendar-changed.v1': Type.Object(
    {
      /** null: the city's own calendar, and with it every district's. */
      districtId: Type.Union([Id, Type.Null()]),
      revision: Type.Integer(),
      /** First and last day that may have changed. */
      from: DateText,
      to: DateText,
      /** Days that stopped being school days, and days that became such. */
      taken: Type.Array(DateText),
      given: Type.Array(DateText),
      at: Type.Integer(),
    },
    closed,
  ),
};
