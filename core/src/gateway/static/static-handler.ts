import type { Log } from '@fudao/plugin-sdk';
import { gatewayErrors } from '../errors.ts';
import type { Answers } from '../http/answers.ts';
import type { Exchange } from '../http/exchange.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import type { PluginFiles } from './plugin-files.ts';
import type { StaticApp } from './static-app.ts';

export interface StaticParts {
  readonly student: StaticApp;
  readonly admin: StaticApp;
  readonly plugins: PluginFiles;
  readonly answers: Answers;
  readonly log: Log;
  /** Never a page of an app. */
  readonly realtimePath: string;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw gatewayErrors.UNKNOWN_ROUTE({}, { cause });
  }
}

/** Everything that is no API: the two apps and the interfaces of plugins. */
export class StaticHandler {
  readonly #parts: StaticParts;

  constructor(parts: StaticParts) {
    this.#parts = parts;
  }

  async handle(exchange: Exchange): Promise<void> {
    try {
      if (exchange.method !== 'GET') throw gatewayErrors.METHOD_NOT_ALLOWED({ allowed: 'GET, HEAD' });
      await this.#answer(exchange, decode(exchange.path));
    } catch (thrown) {
      this.#refuse(exchange, thrown);
    }
  }

  async #answer(exchange: Exchange, path: string): Promise<void> {
    const { student, admin, plugins, answers, realtimePath } = this.#parts;
    if (path.startsWith('/plugins/')) return plugins.answer(exchange, path);
    if (path === '/admin') return answers.whole(exchange, 308, '', ['Location', '/admin/', 'Cache-Control', 'no-cache']);
    if (path.startsWith('/admin/')) return admin.answer(exchange, path.slice('/admin/'.length));
    const isNoPage = path.startsWith(`${realtimePath}/`) || path === realtimePath || path === '/plugins';
    if (isNoPage || !path.startsWith('/')) throw gatewayErrors.UNKNOWN_ROUTE();
    return student.answer(exchange, path.slice(1));
  }

  #refuse(exchange: Exchange, thrown: unknown): void {
    const { answers, log } = this.#parts;
    const refusal = fromTransport(thrown);
    if (refusal.code === 'FUDAO_INTERNAL') log.error({ err: thrown, requestId: exchange.requestId }, 'file not served');
    answers.problem(exchange, refusal);
  }
}
