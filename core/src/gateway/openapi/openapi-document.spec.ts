import { Ajv2020 } from 'ajv/dist/2020.js';
import { BinaryAnswerSchema, commonErrors, Type } from '@fudao/plugin-sdk';
import type { RestRoute } from '../gateway-options.ts';
import { openApiSchema } from '../testing/openapi-schema.ts';
import { openApiDocument, type OpenApiDocument } from './openapi-document.ts';
import type { Operation } from './operation.ts';

const closed = { additionalProperties: false } as const;
const Question = Type.Object({ id: Type.String({ format: 'uuid' }), text: Type.String({ maxLength: 5000 }) }, closed);

function route(rest: string, definition: Partial<RestRoute['definition']>, over: Partial<RestRoute> = {}): RestRoute {
  const [method = '', path = ''] = rest.split(' ');
  const defaults = {
    summary: 'Does it.',
    allow: 'signed-in',
    params: Type.Object({}, closed),
    returns: Question,
  } as const;
  const action = `question-answer.questions.${method}${path}`;
  return {
    owner: 'question-answer',
    method,
    path,
    action,
    gated: true,
    definition: { ...defaults, ...definition },
    ...over,
  };
}

const routes = [
  route('GET /questions', {
    params: Type.Object({ limit: Type.Optional(Type.Integer({ maximum: 50 })), state: Type.String() }, closed),
  }),
  route('POST /questions', {
    status: 201,
    idempotent: true,
    allow: ['question-answer:ask'],
    params: Type.Object({ text: Type.String(), pictures: Type.Optional(Type.Array(Type.String())) }, closed),
  }),
  route('GET /questions/:id', { params: Type.Object({ id: Type.String() }, closed) }),
  route('PUT /questions/:id/answers/:answer', {
    status: 204,
    params: Type.Object({ id: Type.String(), answer: Type.String(), text: Type.Optional(Type.String()) }, closed),
  }),
  route('DELETE /questions/:id', {
    status: 204,
    params: Type.Object({ id: Type.String(), reason: Type.String() }, closed),
  }),
  route('GET /ping', { allow: 'anyone' }, { gated: false }),
  route(
    'POST /',
    { body: 'stream', params: Type.Object({ purpose: Type.String(), contentType: Type.String() }, closed) },
    { owner: 'files' },
  ),
  route(
    'GET /:id',
    { answers: 'stream', returns: BinaryAnswerSchema, params: Type.Object({ id: Type.String() }) },
    { owner: 'files' },
  ),
  route('GET /me', { returns: Type.Object({ educationId: Type.String() }) }, { owner: 'identity', gated: false }),
];

// As a client reads it.
const document = JSON.parse(
  JSON.stringify(openApiDocument({ version: '1.2.3', routes, errors: commonErrors.$table })),
) as OpenApiDocument;
const at = (path: string, method: string): Operation => document.paths[path]![method]!;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('is an OpenAPI 3.1 document', () => {
  const validate = new Ajv2020({ strict: false }).compile(openApiSchema);
  validate(document);
  expect(validate.errors).toBeNull();
});

test('has every route, and what the gateway answers itself', () => {
  expect(Object.keys(document.paths)).toEqual([
    '/api/files',
    '/api/files/{id}',
    '/api/health',
    '/api/identity/me',
    '/api/identity/refresh',
    '/api/identity/sign-in',
    '/api/identity/sign-out',
    '/api/openapi.json',
    '/api/question-answer/ping',
    '/api/question-answer/questions',
    '/api/question-answer/questions/{id}',
    '/api/question-answer/questions/{id}/answers/{answer}',
  ]);
});

test('no two operations have one id, and each path parameter is described once', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer]) =>
    pointer!.split('/'),
  );
  expect(references.length).toBeGreaterThan(20);
  for (const pointer of references) {
    const target = pointer.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
    expect(target).toBeDefined();
  }
});

test('parameters are parted into path, query and body', () => {
  expect(at('/api/question-answer/questions', 'get').parameters).toEqual([
    { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 50 } },
    { name: 'state', in: 'query', required: true, schema: { type: 'string' } },
  ]);
  const ask = at('/api/question-answer/questions', 'post');
  expect(ask.parameters?.map(({ name }) => name)).toEqual(['Idempotency-Key']);
  expect(ask.requestBody).toMatchObject({
    required: true,
    content: {
      'application/json': {
        schema: { required: ['text'], additionalProperties: false, properties: { text: {}, pictures: {} } },
      },
    },
  });
  const answer = at('/api/question-answer/questions/{id}/answers/{answer}', 'put');
  expect(Object.keys((answer.requestBody!.content['application/json']!.schema['properties'] ?? {}) as object)).toEqual([
    'text',
  ]);
  expect(answer.requestBody!.required).toBe(false);
  expect(at('/api/question-answer/questions/{id}', 'delete').requestBody).toBeUndefined();
});

test('answers have the schema that the action declares', () => {
  const made = at('/api/question-answer/questions', 'post').responses['201'];
  expect(made).toMatchObject({ content: { 'application/json': { schema: { required: ['id', 'text'] } } } });
  expect(at('/api/question-answer/questions/{id}', 'delete').responses['204']).not.toHaveProperty('content');
  expect(at('/api/identity/sign-in', 'post').responses['200']).toMatchObject({
    content: { 'application/json': { schema: { properties: { account: { required: ['educationId'] } } } } },
  });
});

test('bytes are told from JSON', () => {
  const upload = at('/api/files', 'post');
  expect(Object.keys(upload.requestBody!.content)).toEqual(['application/octet-stream']);
  expect(upload.parameters?.map(({ name }) => name)).toEqual(['purpose']);
  expect(at('/api/files/{id}', 'get').responses['200']).toMatchObject({ content: { '*/*': {} } });
});

test('who may call is told, for machines and for people', () => {
  expect(at('/api/question-answer/ping', 'get').security).toEqual([{}, { accessToken: [] }]);
  expect(at('/api/question-answer/questions', 'post')).toMatchObject({
    security: [{ accessToken: [] }],
    'x-fudao-allow': ['question-answer:ask'],
    'x-fudao-gated': true,
  });
});

test('every error code is listed with its sentences', () => {
  const tooMany = document['x-fudao-errors'].find(({ code }) => code === 'FUDAO_TOO_MANY');
  expect(tooMany).toMatchObject({
    status: 429,
    retryable: true,
    message: { en: expect.stringContaining('{seconds}') },
  });
});
