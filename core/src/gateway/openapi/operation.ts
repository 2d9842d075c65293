import type { Allow, TSchema } from '@fudao/plugin-sdk';
import type { RestRoute } from '../gateway-options.ts';

type Schema = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
  description?: string;
}

/** One operation of an OpenAPI document, as far as we fill it. */
export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, never[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, unknown>;
  /** Who may call it. */
  'x-fudao-allow': Allow;
  /** Whether the caller's district must have enabled the plugin. */
  'x-fudao-gated': boolean;
}

interface Properties {
  readonly of: Readonly<Record<string, Schema>>;
  readonly required: ReadonlySet<string>;
}

function propertiesOf(schema: TSchema): Properties {
  return {
    of: (schema['properties'] ?? {}) as Record<string, Schema>,
    required: new Set((schema['required'] ?? []) as string[]),
  };
}

/** `/questions/:id` -> `['id']` */
function pathParameters(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
}

/** `/questions/:id` -> `/questions/{id}` */
export function pathTemplate({ owner, path }: Pick<RestRoute, 'owner' | 'path'>): string {
  return `/api/${owner}${path === '/' ? '' : path}`.replaceAll(/:(\w+)/g, '{$1}');
}

const idempotencyHeader: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 128 },
  description: 'The same key with the same request gives the answer of the first, so that a retry does nothing twice.',
};

function parametersOf({ definition, path }: RestRoute, inQuery: (name: string) => boolean): Parameter[] {
  const { of, required } = propertiesOf(definition.params);
  const inPath = pathParameters(path);
  const queryNames = Object.keys(of).filter((name) => !inPath.includes(name) && inQuery(name));
  return [
    ...inPath.map((name) => ({ name, in: 'path' as const, required: true, schema: of[name] ?? { type: 'string' } })),
    ...queryNames.map((name) => ({ name, in: 'query' as const, required: required.has(name), schema: of[name]! })),
    ...(definition.idempotent ? [idempotencyHeader] : []),
  ];
}

/** What is left of the parameters after those of the path. */
function bodySchema({ definition, path }: RestRoute): Schema | undefined {
  const { of, required } = propertiesOf(definition.params);
  const inPath = pathParameters(path);
  const own = Object.entries(of).filter(([name]) => !inPath.includes(name));
  if (own.length === 0) return undefined;
  const names = own.map(([name]) => name).filter((name) => required.has(name));
  return {
    type: 'object',
    properties: Object.fromEntries(own),
    ...(names.length > 0 ? { required: names } : {}),
    ...(definition.params['additionalProperties'] === false ? { additionalProperties: false } : {}),
  };
}

function inputOf(route: RestRoute): Pick<Operation, 'parameters' | 'requestBody'> {
  const { body = 'json' } = route.definition;
  if (route.method === 'GET' || route.method === 'DELETE') return { parameters: parametersOf(route, () => true) };
  if (body === 'stream') {
    const parameters = parametersOf(route, (name) => name !== 'contentType' && name !== 'contentLength');
    return { parameters, requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  }
  const schema = bodySchema(route);
  const isNeeded = ((schema?.['required'] ?? []) as string[]).length > 0;
  const requestBody = schema && { required: isNeeded, content: { 'application/json': { schema } } };
  return { parameters: parametersOf(route, () => false), ...(requestBody ? { requestBody } : {}) };
}

function successOf({ definition }: RestRoute): Record<string, unknown> {
  const { status = 200, returns, answers } = definition;
  if (status === 204) return { 204: { description: 'Done; nothing to return.' } };
  if (answers === 'stream') {
    return {
      200: { description: 'The bytes.', content: { '*/*': { schema: {} } } },
      304: { description: 'Not changed.' },
    };
  }
  return { [status]: { description: 'Success.', content: { 'application/json': { schema: returns } } } };
}

/** Refusals that an action can meet, by what it declares. */
function refusalsOf({ definition: { allow, params }, gated, path, method }: RestRoute): number[] {
  const isOpen = allow === 'anyone';
  return [
    ...(Object.keys(propertiesOf(params).of).length > 0 ? [400] : []),
    401,
    ...(isOpen && !gated ? [] : [403]),
    ...(path.includes(':') ? [404] : []),
    ...(method === 'GET' ? [] : [409, 413, 415]),
    429,
    500,
    503,
    ...(method === 'GET' ? [] : [507]),
  ];
}

export function operationOf(route: RestRoute): Operation {
  const { definition, owner, action, gated } = route;
  const problems = refusalsOf(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]);
  return {
    operationId: action,
    summary: definition.summary,
    tags: [owner],
    security: definition.allow === 'anyone' ? [{}, { accessToken: [] }] : [{ accessToken: [] }],
    ...inputOf(route),
    responses: { ...successOf(route), ...Object.fromEntries(problems) },
    'x-fudao-allow': definition.allow,
    'x-fudao-gated': gated,
  };
}
