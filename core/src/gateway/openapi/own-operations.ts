import { Type } from '@fudao/plugin-sdk';
import type { Operation } from './operation.ts';

type OwnOperations = Record<string, Record<string, Operation>>;

const app = Type.Union([Type.Literal('student'), Type.Literal('admin')]);
const closed = { additionalProperties: false } as const;

const credentials = Type.Object(
  {
    educationId: Type.String({ maxLength: 64 }),
    password: Type.String({ maxLength: 200 }),
    /** Replaces a temporary password, which alone opens nothing (403 IDENTITY_PASSWORD_TEMPORARY). */
    newPassword: Type.Optional(Type.String({ maxLength: 200 })),
    app,
  },
  closed,
);
const whichApp = Type.Object({ app }, closed);
const health = Type.Object({
  status: Type.Union([
    Type.Literal('ready'),
    Type.Literal('starting'),
    Type.Literal('unavailable'),
    Type.Literal('stopping'),
  ]),
  version: Type.String(),
  uptimeSeconds: Type.Integer(),
  reasons: Type.Optional(Type.Array(Type.String())),
});

function answer(description: string, schema: object): Record<string, unknown> {
  return { description, content: { 'application/json': { schema } } };
}

function refusals(...statuses: number[]): Record<string, unknown> {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

function operation(owner: string, operationId: string, summary: string, rest: Partial<Operation>): Operation {
  const open = { 'x-fudao-allow': 'anyone', 'x-fudao-gated': false } as const;
  return { operationId, summary, tags: [owner], security: [{}], responses: {}, ...open, ...rest };
}

function withBody(schema: object): Pick<Operation, 'requestBody'> {
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schema as Record<string, unknown> } } },
  };
}

/**
 * What the gateway answers itself.
 * @param account schema of the signed-in account, as `GET /api/identity/me` declares it
 */
export function ownOperations(account: object): OwnOperations {
  const opened = Type.Object({
    accessToken: Type.String(),
    expiresInSeconds: Type.Integer(),
    account: Type.Unsafe(account),
  });
  return {
    '/api/health': {
      get: operation('gateway', 'gateway.health', 'Whether this node can serve', {
        responses: { 200: answer('It can.', health), 503: answer('Not now.', health) },
      }),
    },
    '/api/openapi.json': {
      get: operation('gateway', 'gateway.openapi', 'This document', {
        responses: { 200: answer('OpenAPI 3.1.', { type: 'object' }) },
      }),
    },
    '/api/identity/sign-in': {
      post: operation('identity', 'identity.signIn', 'Signs in; the refresh token is set as a cookie', {
        ...withBody(credentials),
        responses: { 200: answer('Signed in.', opened), ...refusals(400, 401, 403, 413, 415, 429, 500, 503, 507) },
      }),
    },
    '/api/identity/refresh': {
      post: operation('identity', 'identity.refresh', 'Gives a new access token for the cookie, and a new cookie', {
        ...withBody(whichApp),
        responses: { 200: answer('Renewed.', opened), ...refusals(400, 401, 403, 415, 429, 500, 503, 507) },
      }),
    },
    '/api/identity/sign-out': {
      post: operation('identity', 'identity.signOut', 'Ends the session of the cookie', {
        ...withBody(whichApp),
        responses: { 204: { description: 'Signed out.' }, ...refusals(400, 403, 415, 429, 500, 503, 507) },
      }),
    },
  };
}
