import type { OwnHandler } from './api/alias.ts';
import type { Answers } from './http/answers.ts';

export interface HealthState {
  readonly version: string;
  isReady(): boolean;
}

/** For load balancers and operators: 200 once calls can be served, 503 before that and while stopping. */
export function healthRoute(answers: Answers, { version, isReady }: HealthState): Record<string, OwnHandler> {
  return {
    'GET /api/health': (exchange) => {
      const status = answers.isDraining ? 'stopping' : isReady() ? 'ready' : 'starting';
      const uptimeSeconds = Math.floor(process.uptime());
      answers.json(exchange, status === 'ready' ? 200 : 503, { status, version, uptimeSeconds });
    },
  };
}
