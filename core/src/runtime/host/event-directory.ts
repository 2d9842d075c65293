import type { TSchema } from '@fudao/plugin-sdk';
import { compileSchema } from '../validation.ts';
import type { Owner } from './call-meta.ts';

type Schemas = Readonly<Record<string, TSchema>>;

const keyOf = ({ id, version = '' }: Owner) => `${id}@${version}`;

/** What the payloads of domain events are, by the room or release that publishes them. */
export class EventDirectory {
  readonly #schemas = new Map<string, Schemas>();

  add(owner: Owner, schemas: Schemas = {}): void {
    this.#schemas.set(keyOf(owner), schemas);
  }

  remove(owner: Owner): void {
    this.#schemas.delete(keyOf(owner));
  }

  /** What somebody says that an event's payload is. */
  schemaOf(event: string): TSchema | undefined {
    return [...this.#schemas.values()].find((schemas) => event in schemas)?.[event];
  }

  /** What is wrong with a payload; undefined where it is right, or nobody said what it should be. */
  problemOf(owner: Owner, event: string, payload: Record<string, unknown>): string | undefined {
    const schema = this.#schemas.get(keyOf(owner))?.[event];
    // A check fills defaults in, which is not for an event that others are told as it was emitted.
    const problem = schema && compileSchema(schema)(structuredClone(payload))?.[0];
    return problem && `${problem.field} ${problem.message}`.trim();
  }
}
