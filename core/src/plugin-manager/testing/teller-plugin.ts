import { action, defineService, Type, type PluginDefinition } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const said = Type.Object({ version: Type.String() });

/** What a release of the teller does otherwise than the others. */
export interface TellerKind {
  readonly isIll?: boolean;
  readonly isFaulty?: boolean;
  /** An action that the others do not have. */
  readonly hasExtra?: boolean;
  readonly capabilities?: readonly string[];
}

/** How many releases are set up and not yet let go of; a release that leaves must end all it began. */
export const alive = new Map<string, number>();

/** A release of the teller. */
export function teller(version: string, { isIll, isFaulty, hasExtra }: TellerKind = {}): PluginDefinition {
  const tell = (milliseconds: number) =>
    new Promise<{ version: string }>((resolve, reject) =>
      setTimeout(() => (isFaulty ? reject(new Error('a fault of the release')) : resolve({ version })), milliseconds),
    );
  const which = action({
    rest: 'GET /which',
    summary: 'Tells which release answers.',
    allow: 'signed-in',
    params: Type.Object({ milliseconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })) }, closed),
    returns: said,
    handler: ({ params }) => tell(params.milliseconds ?? 0),
  });
  const throughItself = action({
    summary: 'Asks its own plugin which release answers.',
    allow: 'signed-in',
    params: Type.Object({}, closed),
    returns: said,
    handler: ({ call }) => call<{ version: string }>('teller.teller.which'),
  });
  const extra = action({
    rest: 'GET /extra',
    summary: 'Only some releases have it.',
    allow: 'signed-in',
    params: Type.Object({}, closed),
    returns: said,
    handler: () => ({ version }),
  });
  return {
    services: [defineService({ name: 'teller', actions: { which, throughItself, ...(hasExtra ? { extra } : {}) } })],
    setup: () => {
      alive.set(version, (alive.get(version) ?? 0) + 1);
      return () => void alive.set(version, alive.get(version)! - 1);
    },
    health: () => Promise.resolve(isIll ? { ok: false, detail: 'it feels ill' } : { ok: true }),
    privacy: { exportPerson: () => Promise.resolve({}), erasePerson: () => Promise.resolve() },
  };
}
