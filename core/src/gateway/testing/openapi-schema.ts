/**
 * JSON Schema of an OpenAPI 3.1 document, after the official one (spec.openapis.org/oas/3.1/schema): the
 * parts that we write, each closed but for `x-` extensions, so that a misspelt field is found.
 */
const extensible = { patternProperties: { '^x-': true }, additionalProperties: false } as const;
const text = { type: 'string' } as const;
const reference = { type: 'object', required: ['$ref'], properties: { $ref: text }, additionalProperties: false } as const;
const schema = { $ref: 'https://json-schema.org/draft/2020-12/schema' } as const;
const content = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[a-z*]+/[a-z*+.-]+$' },
  additionalProperties: { type: 'object', properties: { schema }, ...extensible },
} as const;

const parameter = {
  type: 'object',
  required: ['name', 'in', 'required', 'schema'],
  properties: {
    name: text,
    in: { enum: ['path', 'query', 'header', 'cookie'] },
    required: { type: 'boolean' },
    description: text,
    schema,
  },
  if: { properties: { in: { const: 'path' } } },
  then: { properties: { required: { const: true } } },
  ...extensible,
} as const;

const response = {
  anyOf: [
    reference,
    { type: 'object', required: ['description'], properties: { description: text, content }, ...extensible },
  ],
} as const;

const security = { type: 'array', items: { type: 'object', additionalProperties: { type: 'array', items: text } } } as const;

const operation = {
  type: 'object',
  required: ['operationId', 'summary', 'responses', 'tags'],
  properties: {
    operationId: text,
    summary: { type: 'string', minLength: 1 },
    tags: { type: 'array', items: text, minItems: 1 },
    security,
    parameters: { type: 'array', items: parameter },
    requestBody: {
      type: 'object',
      required: ['content'],
      properties: { required: { type: 'boolean' }, content },
      ...extensible,
    },
    responses: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: '^([1-5][0-9]{2}|default)$' },
      additionalProperties: response,
    },
  },
  ...extensible,
} as const;

const methods = ['get', 'put', 'post', 'delete', 'patch'];

export const openApiSchema = {
  type: 'object',
  required: ['openapi', 'info', 'paths'],
  properties: {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: {
        title: text,
        version: text,
        description: text,
        license: { type: 'object', required: ['name'], properties: { name: text, identifier: text }, ...extensible },
      },
      ...extensible,
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'], properties: { url: text }, ...extensible } },
    tags: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: text }, ...extensible } },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        properties: Object.fromEntries(methods.map((method) => [method, operation])),
        ...extensible,
      },
    },
    components: {
      type: 'object',
      properties: {
        schemas: { type: 'object', additionalProperties: schema },
        responses: { type: 'object', additionalProperties: response },
        securitySchemes: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: ['type'],
            properties: { type: { enum: ['http'] }, scheme: text, bearerFormat: text },
            ...extensible,
          },
        },
      },
      ...extensible,
    },
  },
  ...extensible,
} as const;
