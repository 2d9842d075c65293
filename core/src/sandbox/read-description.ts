import { declaredActivities, Type, type ActionDefinition, type ErrorSpec, type Static, type TSchema } from '@fudao/plugin-sdk';
import { compileSchema } from '../runtime/validation.ts';
import { coreSchema } from './wire/core-schema.ts';

const closed = { additionalProperties: false } as const;
const name = '^[A-Za-z][A-Za-z0-9-]{0,59}$';
/** Of a timer, which is read by people alone. */
const words = '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}$';
const named = <T extends TSchema>(value: T, pattern = name) =>
  Type.Record(Type.String({ pattern }), value, { ...closed, maxProperties: 200 });
const Sentence = Type.String({ minLength: 1, maxLength: 1_000 });
const Schema = Type.Unsafe<TSchema>({ type: 'object' });

const ActionSchema = Type.Object(
  {
    rest: Type.Optional(Type.String({ pattern: '^(GET|POST|PUT|PATCH|DELETE) /[A-Za-z0-9/:_.-]*$', maxLength: 200 })),
    summary: Type.String({ maxLength: 500 }),
    allow: Type.Unsafe<ActionDefinition['allow']>({
      anyOf: [{ enum: ['anyone', 'signed-in', 'internal'] }, { type: 'array', items: { type: 'string', maxLength: 100 }, maxItems: 50 }],
    }),
    capability: Type.Optional(Type.String({ maxLength: 100 })),
    activity: Type.Optional(Type.Unsafe<ActionDefinition['activity']>({ enum: [...declaredActivities] })),
    params: Schema,
    returns: Schema,
    idempotent: Type.Optional(Type.Boolean()),
    status: Type.Optional(Type.Unsafe<ActionDefinition['status']>({ enum: [200, 201, 202, 204] })),
    body: Type.Optional(Type.String({ maxLength: 10 })),
    answers: Type.Optional(Type.String({ maxLength: 10 })),
    overLine: Type.Optional(Type.Boolean()),
    finishes: Type.Optional(Type.Boolean()),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 60_000 })),
  } satisfies Record<Exclude<keyof ActionDefinition, 'handler'>, TSchema>,
  closed,
);

const ErrorSchema = Type.Object(
  {
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    retryable: Type.Boolean(),
    message: Type.Object({ 'zh-CN': Sentence, en: Sentence }, closed),
  },
  closed,
);

const DescriptionSchema = Type.Object(
  {
    services: Type.Array(
      Type.Object(
        {
          name: Type.String({ pattern: name }),
          actions: named(ActionSchema),
          events: Type.Array(Type.String({ pattern: '^[a-z0-9.-]{1,100}$' }), { maxItems: 200 }),
          timers: named(Type.Object({ everySeconds: Type.Number({ minimum: 1, maximum: 1_000_000 }) }, closed), words),
        },
        closed,
      ),
      { maxItems: 50 },
    ),
    events: named(Schema, '^[a-z0-9.-]{1,100}$'),
    errors: Type.Unsafe<Record<string, ErrorSpec>>(named(ErrorSchema, '^[A-Z][A-Z0-9_]{0,79}$')),
    hasMigrations: Type.Boolean(),
    hasSetup: Type.Boolean(),
    hasHealth: Type.Boolean(),
    hasPrivacy: Type.Boolean(),
  },
  closed,
);

export type Description = Static<typeof DescriptionSchema>;
export type DescribedAction = Static<typeof ActionSchema>;

const check = compileSchema(DescriptionSchema);

/** The schema as far as the core checks it; types of the SDK are plain JSON Schema. */
const schemaOf = (schema: unknown) => coreSchema(schema).schema as unknown as TSchema;

function readAction(where: string, action: DescribedAction): DescribedAction {
  if ((action.body ?? 'json') !== 'json' || (action.answers ?? 'json') !== 'json') {
    throw new Error(`${where} takes or gives a stream, which a confined plugin cannot`);
  }
  return { ...action, params: schemaOf(action.params), returns: schemaOf(action.returns) };
}

/** What a child says that it is, checked. @throws with a sentence for whoever installs it */
export function readDescription(said: unknown): Description {
  const description = said as Description;
  const problem = check(description)?.[0];
  if (problem) throw new Error(`it is not declared as a plugin must be: ${problem.field} ${problem.message}`);
  if (description.hasMigrations) {
    throw new Error('it has migrations, and a confined plugin has no tables: it keeps documents (context.documents), or is installed as trusted');
  }
  const services = description.services.map((service) => {
    const actions = Object.entries(service.actions).map(([key, action]) => [key, readAction(`${service.name}.${key}`, action)]);
    return { ...service, actions: Object.fromEntries(actions) as typeof service.actions };
  });
  const events = Object.fromEntries(Object.entries(description.events).map(([key, schema]) => [key, schemaOf(schema)]));
  return { ...description, services, events };
}
