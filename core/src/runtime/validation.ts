import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import type { TSchema } from '@fudao/plugin-sdk';

export interface FieldProblem {
  /** Dotted path, e.g. `answers.0.text`; empty for the whole. */
  field: string;
  /** English words that follow "it": `must be integer`. */
  message: string;
}

/**
 * Checks a value and fills defaults in place; gives the problems, or null when it is right. What is not right as it
 * stands may be so with texts read as numbers or booleans, as in the query of an address: then they are put in place.
 */
export type Check = (value: unknown) => FieldProblem[] | null;

// The package is CommonJS; under Node's ES modules its default export is the function itself.
const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

function createAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ coerceTypes, useDefaults: true, allErrors: false, strict: false });
  addFormats(ajv);
  return ajv;
}

const shared = { exact: createAjv(false), reading: createAjv(true) };
const checks = new WeakMap<object, Check>();

function toProblem(error: ErrorObject): FieldProblem {
  const parts = error.instancePath.split('/').slice(1);
  const { missingProperty, additionalProperty, allowedValues } = error.params as Record<string, unknown>;
  if (missingProperty) return { field: [...parts, missingProperty].join('.'), message: 'is required' };
  if (additionalProperty) return { field: [...parts, additionalProperty].join('.'), message: 'is not known' };
  if (Array.isArray(allowedValues))
    return { field: parts.join('.'), message: `must be one of ${allowedValues.join(', ')}` };
  return { field: parts.join('.'), message: error.message ?? 'is not valid' };
}

/** A choice of constants fails once for each of them; people are told the choice instead. */
function toProblems(errors: readonly ErrorObject[]): FieldProblem[] {
  const [first] = errors;
  if (first?.keyword !== 'const') return errors.map(toProblem);
  const choice = errors.filter(
    ({ keyword, instancePath }) => keyword === 'const' && instancePath === first.instancePath,
  );
  const allowedValues = choice.map(({ params }) => (params as { allowedValue: unknown }).allowedValue);
  return [toProblem({ ...first, params: { allowedValues } })];
}

type Way = keyof typeof shared;

function compile(schema: TSchema | object, way: Way): ValidateFunction {
  // Names within a schema would be taken for ever in the shared one: plugins bring schemas, and bring them again.
  const ajv = JSON.stringify(schema).includes('"$id"') ? createAjv(way === 'reading') : shared[way];
  const validate = ajv.compile(schema);
  // Else it would be kept, with all that was compiled, long after the plugin is gone.
  ajv.removeSchema(schema);
  return validate;
}

/** Compiles a JSON Schema once; the same schema object gives the same check. */
export function compileSchema(schema: TSchema | object): Check {
  const known = checks.get(schema);
  if (known) return known;
  const exact = compile(schema, 'exact');
  let reading: ValidateFunction | undefined;
  // As it stands first: reading would make an empty text of a null that is allowed beside a text.
  const check: Check = (value) => {
    if (exact(value)) return null;
    reading ??= compile(schema, 'reading');
    return reading(value) ? null : toProblems(reading.errors ?? []);
  };
  checks.set(schema, check);
  return check;
}
