export { createGateway } from './gateway.ts';
export { gatewayErrors } from './errors.ts';
export type { Gateway, GatewayLimits, GatewayOptions, RateLimit, RestRoute } from './gateway-options.ts';
export type { Problem } from './http/problem.ts';
export type { Push } from './realtime/realtime.ts';
export { noncePlaceholder } from './static/static-app.ts';
