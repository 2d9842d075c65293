import { Type, type ErrorSpec, type LocalText } from '@fudao/plugin-sdk';
import type { RestRoute } from '../gateway-options.ts';
import { operationOf, pathTemplate, type Operation } from './operation.ts';
import { ownOperations } from './own-operations.ts';

export interface ErrorEntry {
  code: string;
  status: number;
  retryable: boolean;
  message: LocalText;
}

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, unknown>;
  /** Every code a client may meet. */
  'x-fudao-errors': ErrorEntry[];
}

export interface DocumentSource {
  readonly version: string;
  readonly routes: readonly RestRoute[];
  readonly errors: Readonly<Record<string, ErrorSpec>>;
}

const problem = Type.Object(
  {
    type: Type.String({ format: 'uri-reference' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; see the table of errors.' }),
    detail: Type.String({ description: 'A sentence for a person, in the language of Accept-Language.' }),
    retryable: Type.Boolean({ description: 'Whether the same request may succeed later without a change.' }),
    requestId: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
    details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { description: 'RFC 9457 problem details.' },
);

const description = [
  'Every answer carries X-Request-Id. Errors are application/problem+json with a stable `code` and a sentence',
  'in the language of Accept-Language (zh-CN unless told, or en). Lists take `limit` and `cursor` and answer',
  '`{ items, nextCursor }`. Where `Idempotency-Key` is listed, a retry with the same key does nothing twice.',
].join(' ');

const statuses: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: 'No valid access token.',
  403: 'The caller, or the district, may not do this.',
  404: 'Not found, or not to be seen by this caller.',
  409: 'In conflict with the present state.',
  413: 'Too large.',
  415: 'Not this type of content.',
  429: 'Too many requests; see Retry-After.',
  500: 'A fault of the platform.',
  503: 'Unavailable for a moment; see Retry-After.',
  507: 'No room left to write; what was sent is not kept.',
};

function problemResponses(): Record<string, unknown> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, text]) => [`Problem${status}`, { description: text, content }]),
  );
}

function accountSchema(routes: readonly RestRoute[]): object {
  const me = routes.find(({ owner, path }) => owner === 'identity' && path === '/me');
  return me?.definition.returns ?? { type: 'object' };
}

function pathsOf(routes: readonly RestRoute[]): OpenApiDocument['paths'] {
  const paths = ownOperations(accountSchema(routes));
  for (const route of routes) {
    const template = pathTemplate(route);
    // Of releases side by side the stable one comes first, and is the one that is described.
    paths[template] = { [route.method.toLowerCase()]: operationOf(route), ...paths[template] };
  }
  return Object.fromEntries(Object.entries(paths).sort(([a], [b]) => a.localeCompare(b)));
}

function errorEntries(errors: DocumentSource['errors']): ErrorEntry[] {
  const entries = Object.entries(errors).map(([code, spec]) => ({ code, ...spec }));
  return entries.sort((a, b) => a.code.localeCompare(b.code));
}

/** The whole API, from the same declarations that are served. */
export function openApiDocument({ version, routes, errors }: DocumentSource): OpenApiDocument {
  const owners = new Set(['gateway', 'identity', ...routes.map(({ owner }) => owner)]);
  return {
    openapi: '3.1.0',
    info: { title: 'Fudao 辅导', version, description, license: { name: 'Apache 2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...owners].sort().map((name) => ({ name })),
    paths: pathsOf(routes),
    components: {
      schemas: { Problem: problem },
      responses: problemResponses(),
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    'x-fudao-errors': errorEntries(errors),
  };
}
