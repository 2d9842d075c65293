import { pathToFileURL } from 'node:url';
import type { Dispose, PluginContext, PluginDefinition } from '@fudao/plugin-sdk';
import type { HandlerParams, UnitParams } from '../wire/messages.ts';
import { describeDefinition } from './describe-definition.ts';
import type { GuestChannel } from './guest-channel.ts';
import { checkParams } from './check-params.ts';
import { FactsBook } from './facts-book.ts';
import { GuestContext, type Units } from './guest-context.ts';

type Handler = (context: never) => unknown;

/** Runs the plugin in the child: loads it once, and does what the core asks of it. */
export class Guest {
  readonly #channel: GuestChannel;
  readonly #units: Units = new Map();
  readonly #people = new FactsBook();
  readonly #actions = new Map<string, Handler>();
  readonly #events = new Map<string, Handler>();
  readonly #timers = new Map<string, Handler>();
  #definition!: PluginDefinition;
  #dispose: Dispose | void = undefined;

  constructor(channel: GuestChannel) {
    this.#channel = channel;
  }

  serve(method: string, params: unknown, id: number): unknown {
    if (method === 'action') return this.#run(this.#actions, params as HandlerParams, id);
    switch (method) {
      case 'ping':
        return undefined;
      case 'unit':
        return this.#runUnit(params as UnitParams);
      case 'event':
        return this.#run(this.#events, params as HandlerParams, id);
      case 'timer':
        return this.#run(this.#timers, params as HandlerParams, id);
      case 'describe':
        return this.#describe((params as { entry: string }).entry);
      case 'setup':
        return this.#setUp(params as HandlerParams & { cacheFolder: string }, id);
      case 'dispose':
        return this.#dispose?.();
      default:
        return this.#runOther(method, params as HandlerParams, id);
    }
  }

  async #describe(entry: string): Promise<object> {
    const module = (await import(pathToFileURL(entry).href)) as { default?: PluginDefinition };
    if (!module.default?.services) throw new Error(`${entry} does not export a plugin definition as default.`);
    this.#definition = module.default;
    for (const service of this.#definition.services) {
      const of = (name: string) => `${service.name}.${name}`;
      for (const [name, { params, handler }] of Object.entries(service.actions ?? {})) {
        this.#actions.set(of(name), checkParams(params, handler as Handler));
      }
      for (const [name, { handler }] of Object.entries(service.events ?? {})) this.#events.set(of(name), handler as Handler);
      for (const [name, { handler }] of Object.entries(service.timers ?? {})) this.#timers.set(of(name), handler as Handler);
    }
    return describeDefinition(this.#definition);
  }

  #run(handlers: ReadonlyMap<string, Handler>, given: HandlerParams, id: number): unknown {
    const context = this.#context(given, id);
    const { event } = given;
    if (event) Object.assign(context, { event: { ...event, occurredAt: new Date(event.at) } });
    return handlers.get(given.of!)!(context as never);
  }

  #runOther(method: string, given: HandlerParams, id: number): unknown {
    const context = this.#context(given, id) as unknown as PluginContext<never>;
    const { health, privacy } = this.#definition;
    if (method === 'health') return health!(context);
    if (method === 'exportPerson') return privacy!.exportPerson(context, given.personId!);
    if (method === 'erasePerson') return privacy!.erasePerson(context, given.personId!);
    throw new Error(`There is no method ${method}.`);
  }

  async #setUp({ cacheFolder, ...given }: HandlerParams & { cacheFolder: string }, id: number): Promise<void> {
    const context = this.#context(given, id) as unknown as PluginContext<never>;
    this.#dispose = await this.#definition.setup!({ context, cacheFolder });
  }

  #runUnit({ ask, unit }: UnitParams): Promise<unknown> {
    const run = this.#units.get(ask);
    if (!run) throw new Error('There is no such transaction any more.');
    return run(unit);
  }

  #context({ facts, params }: HandlerParams, id: number): GuestContext {
    return new GuestContext(this.#channel, this.#units, id, facts, this.#people.read(facts), params);
  }
}
