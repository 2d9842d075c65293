import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import type { LocalText, TSchema } from '@fudao/plugin-sdk';
import { reasonOf } from './field-reason.ts';
import { readScalar } from './read-scalar.ts';

export interface FieldProblem {
  /** Dotted path, e.g. `answers.0.text`; empty for the whole. */
  field: string;
  /** English words that follow "it": `must be integer`. */
  message: string;
  /** What is wrong with which field, for people. */
  reason: LocalText;
}

/**
 * Checks a value and fills defaults in place; gives the problems, or null when it is right. What is not right as it
 * stands may be so with texts read as numbers or booleans, as in the query of an address: then they are put in place.
 */
export type Check = (value: unknown) => FieldProblem[] | null;

// The package is CommonJS; under Node's ES modules its default export is the function itself.
const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;

function createAjv(): Ajv {
  const ajv = new Ajv({ useDefaults: true, allErrors: false, strict: false });
  addFormats(ajv);
  return ajv;
}

const shared = createAjv();
const checks = new WeakMap<object, Check>();

function toProblem(error: ErrorObject): FieldProblem {
  const parts = error.instancePath.split('/').slice(1);
  const { missingProperty, additionalProperty, allowedValues } = error.params as Record<string, unknown>;
  const problem = (message: string, own?: unknown) => {
    const field = [...parts, ...(own === undefined ? [] : [own])].join('.');
    return { field, message, reason: reasonOf(field, message, error) };
  };
  if (missingProperty) return problem('is required', missingProperty);
  if (additionalProperty) return problem('is not known', additionalProperty);
  if (Array.isArray(allowedValues)) return problem(`must be one of ${allowedValues.join(', ')}`);
  return problem(error.message ?? 'is not valid');
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

function compile(schema: TSchema | object): ValidateFunction {
  // Names within a schema would be taken for ever in the shared one: plugins bring schemas, and bring them again.
  const ajv = JSON.stringify(schema).includes('"$id"') ? createAjv() : shared;
  const validate = ajv.compile(schema);
  // Else it would be kept, with all that was compiled, long after the plugin is gone.
  ajv.removeSchema(schema);
  return validate;
}

/** More fields than an address has; what needs more is refused. Each costs a validation of the whole. */
const mostReadings = 50;

/** Compiles a JSON Schema once; the same schema object gives the same check. */
export function compileSchema(schema: TSchema | object): Check {
  const known = checks.get(schema);
  if (known) return known;
  const validate = compile(schema);
  const check: Check = (value) => {
    let seen: Set<string> | undefined;
    while (!validate(value)) {
      const errors = validate.errors ?? [];
      seen ??= new Set();
      if (seen.size >= mostReadings || !readScalar(value, errors, seen)) return toProblems(errors);
    }
    return null;
  };
  checks.set(schema, check);
  return check;
}
