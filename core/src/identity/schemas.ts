import { Type } from '@fudao/plugin-sdk';
import { apps } from './session.repository.ts';

export const closed = { additionalProperties: false } as const;
export const AppSchema = Type.Union(apps.map((app) => Type.Literal(app)));
export const Nothing = Type.Null();

/** Where a sign-in comes from, as the gateway saw it. */
export const ClientFields = {
  clientAddress: Type.Optional(Type.String({ maxLength: 64 })),
  userAgent: Type.Optional(Type.String({ maxLength: 512 })),
};
export const RefreshTokenText = Type.String({ maxLength: 256 });
