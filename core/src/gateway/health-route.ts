import { healthAnswer, type ReasonsAgainst } from '../runtime/node-health.ts';
import type { OwnHandler } from './api/alias.ts';
import type { Answers } from './http/answers.ts';

export interface HealthState {
  readonly version: string;
  isReady(): boolean;
  readonly reasons: ReasonsAgainst;
}

/** For load balancers and operators: 200 while calls can be served, 503 before that, without database, and while stopping. */
export function healthRoute(answers: Answers, { version, isReady, reasons }: HealthState): Record<string, OwnHandler> {
  return {
    'GET /api/health': async (exchange) => {
      const status = answers.isDraining ? 'stopping' : isReady() ? 'ready' : 'starting';
      answers.json(exchange, ...healthAnswer(version, status, status === 'ready' ? await reasons() : []));
    },
  };
}
