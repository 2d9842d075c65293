import type {
  ActionDefinition,
  EventConsumer,
  PersonPrivacy,
  PluginContext,
  PluginDefinition,
  PluginSetup,
  ServiceDefinition,
  Timer,
} from '@fudao/plugin-sdk';
import { currentCall } from '../runtime/guard/boundary.ts';
import { inner } from './bubblewrap/inner-files.ts';
import { ConfinedCall, type HostContext } from './confined-call.ts';
import type { ConfinedRelease, Order } from './confined-release.ts';
import type { DescribedAction, Description } from './read-description.ts';

type Handle = (context: HostContext) => Promise<unknown>;
type Described = Description['services'][number];

const mapValues = <T, R>(values: Readonly<Record<string, T>>, make: (value: T, key: string) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, make(value, key)]));

/** Stands in the core for a plugin that runs in a confined process: the same declaration, and handlers that ask the child. */
export class ProxyDefinition {
  readonly #release: ConfinedRelease;
  readonly #description: Description;
  /** Names of the permissions that its manifest defines. */
  readonly #permissions: readonly string[];

  constructor(release: ConfinedRelease, description: Description, permissions: readonly string[]) {
    this.#release = release;
    this.#description = description;
    this.#permissions = permissions;
  }

  get definition(): PluginDefinition {
    const { services, events, errors, hasSetup, hasHealth, hasPrivacy } = this.#description;
    return {
      services: services.map((service) => this.#service(service)),
      events,
      errors: { $table: errors },
      ...(hasSetup && { setup: (setup: PluginSetup) => this.#setUp(setup) }),
      ...(hasHealth && { health: (context: PluginContext<never>) => this.#health(context) }),
      ...(hasPrivacy && { privacy: this.#privacy() }),
    };
  }

  #service({ name, actions, events, timers }: Described): ServiceDefinition {
    return {
      name,
      actions: mapValues(actions, (action, key) => this.#action(`${name}.${key}`, action)),
      events: Object.fromEntries(events.map((event) => [event, this.#consumer(`${name}.${event}`)])),
      timers: mapValues(timers, ({ everySeconds }, key) => this.#timer(`${name}.${key}`, everySeconds)),
    };
  }

  #action(of: string, { body: _body, answers: _answers, ...declared }: DescribedAction): ActionDefinition {
    const head = `{"of":"${of}","facts":`;
    const isIdempotent = declared.idempotent === true;
    const handler: Handle = (context) => {
      const call = new ConfinedCall(context, currentCall(), of);
      const given = JSON.stringify(context.params);
      return this.#release.run({
        method: 'action',
        params: (told) => `${head}${told.json(context, this.#permissions)},"params":${given}}`,
        call,
        isIdempotent,
      });
    };
    return { ...declared, handler } as unknown as ActionDefinition;
  }

  #consumer(of: string): EventConsumer {
    const handler: Handle = (context) => {
      const { id, name, payload, occurredAt } = context.event!;
      const event = { id, name, payload, at: occurredAt.getTime() };
      return this.#ask('event', of, context, { of, event });
    };
    return { handler } as unknown as EventConsumer;
  }

  #timer(of: string, everySeconds: number): Timer {
    const handler: Handle = (context) => this.#ask('timer', of, context, { of });
    return { everySeconds, handler } as unknown as Timer;
  }

  /** Background work that it starts may use this context for as long as the child lives. */
  #setUp({ context }: PluginSetup): Promise<() => void | Promise<void>> {
    const host = context as unknown as HostContext;
    return this.#release.setUp((session) => {
      const call = new ConfinedCall(host, currentCall(), 'setup');
      const params = `{"cacheFolder":"${inner.cache}","facts":${session.told.json(host, this.#permissions)}}`;
      return session.request('setup', params, call, true);
    });
  }

  async #health(context: PluginContext<never>): Promise<{ ok: boolean; detail?: string }> {
    const said = (await this.#ask('health', 'health', context as never, {})) as { ok?: unknown; detail?: unknown } | null;
    const detail = typeof said?.detail === 'string' ? { detail: said.detail.slice(0, 300) } : {};
    return { ok: said?.ok === true, ...detail };
  }

  #privacy(): PersonPrivacy {
    return {
      exportPerson: async (context, personId) => {
        const said = await this.#ask('exportPerson', 'privacy', context as never, { personId });
        return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
      },
      erasePerson: async (context, personId) => void (await this.#ask('erasePerson', 'privacy', context as never, { personId })),
    };
  }

  #ask(method: string, occasion: string, context: HostContext, more: object): Promise<unknown> {
    const call = new ConfinedCall(context, currentCall(), occasion);
    const rest = JSON.stringify(more).slice(1);
    const end = rest === '}' ? rest : `,${rest}`;
    const params: Order['params'] = (told) => `{"facts":${told.json(context, this.#permissions)}${end}`;
    return this.#release.run({ method, params, call, isIdempotent: false });
  }
}
