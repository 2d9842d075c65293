import { systemCaller, type PluginDefinition } from '@fudao/plugin-sdk';
import type { ExportedDocument, ExportPage } from '../../documents/export-documents.ts';
import type { Owner } from './call-meta.ts';
import { fromTransport } from './error-transport.ts';
import { HandlerContext } from './handler-context.ts';
import type { HostServices } from './host-services.ts';

/** What a plugin keeps of people: its documents, which the platform knows, and what its own provider adds. */
export class PersonData {
  readonly #host: HostServices;
  readonly #owner: Owner;
  readonly #definition: PluginDefinition;

  constructor(host: HostServices, owner: Owner, definition: PluginDefinition) {
    this.#host = host;
    this.#owner = owner;
    this.#definition = definition;
  }

  /** What the provider gives, and `documents` where there are any. */
  async exportPerson(personId: string): Promise<Record<string, unknown>> {
    const own = (await this.#definition.privacy?.exportPerson(this.#context(), personId)) ?? {};
    const documents = await this.#documentsOf(personId);
    return documents.length > 0 || !this.#definition.privacy ? { ...own, documents } : own;
  }

  /** The provider first: what it made nobody's stays. */
  async erasePerson(personId: string): Promise<void> {
    await this.#definition.privacy?.erasePerson(this.#context(), personId);
    await this.#call('documents.erasePerson', { pluginId: this.#owner.id, personId });
  }

  async #documentsOf(personId: string): Promise<ExportedDocument[]> {
    const documents: ExportedDocument[] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const params = { pluginId: this.#owner.id, personId, cursor };
      const page: ExportPage = await this.#call('documents.exportPerson', params);
      documents.push(...page.items);
      cursor = page.nextCursor;
    }
    return documents;
  }

  async #call<R>(action: string, params: Record<string, unknown>): Promise<R> {
    const meta = { caller: systemCaller, requestId: this.#host.newId() };
    try {
      return (await this.#host.broker.call(action, params, { meta })) as R;
    } catch (thrown) {
      throw fromTransport(thrown);
    }
  }

  #context(): never {
    const meta = { caller: systemCaller, requestId: this.#host.newId() };
    return new HandlerContext(this.#host, this.#owner, meta, {}) as never;
  }
}
