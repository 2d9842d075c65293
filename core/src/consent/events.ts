import { Type } from '@fudao/plugin-sdk';

export const changedEvent = 'consent.changed.v1';

/** What other rooms and plugins learn of consent. */
export const events = {
  [changedEvent]: Type.Object(
    {
      studentId: Type.String(),
      purpose: Type.String(),
      /** Empty where it is not about a plugin. */
      pluginId: Type.String(),
      allowed: Type.Boolean(),
      /** Milliseconds since 1970. */
      at: Type.Integer(),
    },
    { additionalProperties: false },
  ),
};
