import { Type, type Static } from '@sinclair/typebox';
import { roles } from './caller.ts';
import { LocalTextSchema } from './local-text.ts';

/** Ways out of the platform, beside the list in the app. */
export const outsideChannels = ['push', 'mail', 'sms'] as const;
export type OutsideChannel = (typeof outsideChannels)[number];

/**
 * A kind of notification: what a person chooses by, and all that leaves the platform of it. The texts of a
 * notification itself stay within the app.
 */
export const NotificationKindSchema = Type.Object(
  {
    /** What it is called in a person's settings, e.g. "New answers". */
    label: LocalTextSchema,
    /**
     * What a locked phone, a push service and a mail server may read: no name, nothing of the content.
     * "You have a new answer."
     */
    notice: LocalTextSchema,
    /** Who gets it: it is in the settings of these roles alone. */
    roles: Type.Array(Type.Union(roles.map((role) => Type.Literal(role))), { minItems: 1, uniqueItems: true }),
    /** May pass quiet hours: somebody waits now, or somebody's safety is in question. */
    urgent: Type.Optional(Type.Boolean()),
    /** A person cannot do without it in the app. */
    obligatory: Type.Optional(Type.Boolean()),
    /** On which ways out it goes unless a person chooses otherwise; none where it is left out. */
    channels: Type.Optional(
      Type.Array(Type.Union(outsideChannels.map((channel) => Type.Literal(channel))), { uniqueItems: true }),
    ),
    /** After so many minutes nobody outside need hear of it: a call that rings. Default: a day. */
    usefulMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_080 })),
  },
  { additionalProperties: false },
);

export type NotificationKind = Static<typeof NotificationKindSchema>;
