import { action, Type, type Static, type Work } from '@fudao/plugin-sdk';
import { addPublisher, readPublishers, revokePublisher, type Publisher } from '../package/index.ts';

const closed = { additionalProperties: false } as const;
const operate = ['plugin-manager:operate'];
const TrustSchema = Type.Union([Type.Literal('trusted'), Type.Literal('confined')], {
  description: 'How much an operator may trust at most what this key signed.',
});

const PublisherSchema = Type.Object({
  keyId: Type.String(),
  name: Type.String(),
  publicKey: Type.String(),
  mostTrust: TrustSchema,
  addedAt: Type.String({ format: 'date-time' }),
  revokedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  revokedReason: Type.Union([Type.String(), Type.Null()]),
});

function viewPublisher({ addedAt, revokedAt, keyId, name, publicKey, mostTrust, revokedReason }: Publisher): Static<typeof PublisherSchema> {
  return {
    keyId,
    name,
    publicKey,
    mostTrust,
    addedAt: new Date(addedAt).toISOString(),
    revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
    revokedReason,
  };
}

/** Open pages load anew. */
const tellOperators = (work: Work) => work.push({ role: 'city-administrator' }, 'plugin-manager.changed', {});

const list = action({
  rest: 'GET /publishers',
  summary: 'Whose signed packages may be installed, also those whose key was revoked.',
  allow: operate,
  params: Type.Object({}, closed),
  returns: Type.Object({ items: Type.Array(PublisherSchema) }),
  handler: async ({ db }) => ({ items: (await readPublishers(db)).map(viewPublisher) }),
});

const add = action({
  rest: 'POST /publishers',
  summary: 'Enters a public key by which packages may be signed.',
  allow: operate,
  status: 201,
  params: Type.Object(
    { name: Type.String({ minLength: 1, maxLength: 100 }), publicKey: Type.String({ minLength: 1, maxLength: 64 }), mostTrust: TrustSchema },
    closed,
  ),
  returns: PublisherSchema,
  handler: (context) =>
    context.transaction(async (work) => {
      const publisher = await addPublisher(work.db, context.params, context.caller.id, context.now().getTime());
      const { keyId, name, mostTrust } = publisher;
      work.record({ kind: 'plugin-manager.publisher-added', subjectId: keyId, payload: { name, mostTrust } });
      tellOperators(work);
      return viewPublisher(publisher);
    }),
});

const revoke = action({
  rest: 'POST /publishers/:keyId/revoke',
  summary: 'Revokes a key for good: no node starts what it signed any more.',
  allow: operate,
  params: Type.Object(
    { keyId: Type.String({ maxLength: 16 }), reason: Type.String({ minLength: 1, maxLength: 200 }) },
    closed,
  ),
  returns: PublisherSchema,
  handler: (context) =>
    context.transaction(async (work) => {
      const { keyId, reason } = context.params;
      const publisher = await revokePublisher(work.db, keyId, reason, context.now().getTime());
      work.record({ kind: 'plugin-manager.publisher-revoked', subjectId: keyId, payload: { reason } });
      tellOperators(work);
      return viewPublisher(publisher);
    }),
});

/** Who may sign what the platform runs. */
export const publisherActions = { listPublishers: list, addPublisher: add, revokePublisher: revoke };
