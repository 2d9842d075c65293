import { action, Type, type ActionContext, type ActionDefinition, type Static, type TSchema } from '@fudao/plugin-sdk';
import { Id, type Settings } from '../api.ts';

type Handler<P extends TSchema, R extends TSchema> = (context: ActionContext<Static<P>, Settings>) => Promise<Static<R>> | Static<R>;

/** Declares an action whose context knows this plugin's settings. */
export function ownAction<P extends TSchema, R extends TSchema>(
  definition: Omit<ActionDefinition<P, R>, 'handler'> & { handler: Handler<P, R> },
): ActionDefinition<P, R> {
  return action<P, R, Settings>(definition);
}

export const closed = { additionalProperties: false } as const;
export const Nothing = Type.Object({}, closed);
export const Done = Type.Object({ done: Type.Literal(true) }, closed);
export const ById = Type.Object({ id: Id }, closed);
export const done = { done: true } as const;

/** Asks for a page of a list: up to 50 entries after the last one seen. */
export const pageOf = {
  limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
  cursor: Type.Optional(Id),
};

export function Paged<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) }, closed);
}
