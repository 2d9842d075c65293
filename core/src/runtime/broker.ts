import { ServiceBroker, type Middleware } from 'moleculer';
import type { Config } from './config.ts';

/**
 * The broker of one node. No parameter validator and no tracing of Moleculer's own: the host checks,
 * and both cost more than a call. Heartbeats are short, so that callers of a node that died do not hang;
 * they must be the same on every node.
 */
export function createBroker(config: Config, nodeID: string, middlewares: Middleware[]): ServiceBroker {
  return new ServiceBroker({
    namespace: 'fudao',
    nodeID,
    logger: false,
    transporter: config.nats.url ? { type: 'NATS', options: { url: config.nats.url } } : null,
    // Of what a starting node serves and listens to, others hear when it is ready: broadcasts before that miss it.
    transit: { serviceChangedDebounceTime: 50 } as object,
    requestTimeout: 10_000,
    heartbeatInterval: 1,
    heartbeatTimeout: 3,
    internalServices: false,
    validator: false,
    metrics: false,
    tracing: false,
    contextParamsCloning: false,
    skipProcessEventRegistration: true,
    tracking: { enabled: true, shutdownTimeout: 5_000 },
    registry: { strategy: 'RoundRobin', preferLocal: true, stopDelay: 0 },
    retryPolicy: {
      enabled: true,
      retries: 2,
      delay: 100,
      maxDelay: 1_000,
      factor: 2,
      // Only what certainly did not run is tried again.
      check: (error) => ['ServiceNotFoundError', 'ServiceNotAvailableError'].includes(error.name),
    },
    middlewares,
  });
}
