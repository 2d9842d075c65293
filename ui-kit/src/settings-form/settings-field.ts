import type { LocalText } from '@fudao/plugin-sdk';

interface FieldBase {
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText | null;
  readonly default: unknown;
  readonly isRequired: boolean;
}

/** One setting, as the form shows it. */
export type SettingsField = FieldBase &
  (
    | { readonly kind: 'switch' }
    | { readonly kind: 'number'; readonly minimum: number | null; readonly maximum: number | null; readonly isInteger: boolean }
    | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly title: LocalText }[] }
    | { readonly kind: 'text'; readonly shortest: number; readonly longest: number }
  );

interface PropertySchema {
  type?: string;
  enum?: string[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  'x-title'?: LocalText;
  'x-description'?: LocalText;
  'x-enum-titles'?: Record<string, LocalText>;
}

/** The part of JSON Schema that settings are written in. */
export interface SettingsSchema {
  readonly properties?: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
}

const plain = (words: string): LocalText => ({ 'zh-CN': words, en: words });

function readField(name: string, schema: PropertySchema, isRequired: boolean): SettingsField {
  const base: FieldBase = {
    name,
    title: schema['x-title'] ?? plain(name),
    description: schema['x-description'] ?? null,
    default: schema.default,
    isRequired,
  };
  if (schema.enum) {
    const choices = schema.enum.map((value) => ({ value, title: schema['x-enum-titles']?.[value] ?? plain(value) }));
    return { ...base, kind: 'choice', choices };
  }
  if (schema.type === 'boolean') return { ...base, kind: 'switch' };
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum = null, maximum = null } = schema;
    return { ...base, kind: 'number', minimum, maximum, isInteger: schema.type === 'integer' };
  }
  return { ...base, kind: 'text', shortest: schema.minLength ?? 0, longest: schema.maxLength ?? 500 };
}

/** The fields of a settings schema, in its order. */
export function readFields(schema: SettingsSchema): SettingsField[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).map(([name, property]) => readField(name, property, required.includes(name)));
}

export interface FieldFault {
  /** Key of the sentence. */
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function numberFault(field: SettingsField & { kind: 'number' }, value: unknown): FieldFault | null {
  const { minimum, maximum, isInteger } = field;
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  if (!isNumber || (isInteger && !Number.isInteger(value))) return { text: isInteger ? 'settings.notInteger' : 'settings.notNumber', values: {} };
  const isOutside = (minimum !== null && value < minimum) || (maximum !== null && value > maximum);
  if (!isOutside) return null;
  if (minimum !== null && maximum !== null) return { text: 'settings.between', values: { minimum, maximum } };
  return minimum !== null ? { text: 'settings.atLeast', values: { minimum } } : { text: 'settings.atMost', values: { maximum } };
}

/** What is wrong with a value, or null. The server checks again, by the schema itself. */
export function faultOf(field: SettingsField, value: unknown): FieldFault | null {
  if (field.kind === 'number') return numberFault(field, value);
  if (field.kind === 'choice') {
    return field.choices.some((choice) => choice.value === value) ? null : { text: 'settings.choose', values: {} };
  }
  if (field.kind === 'switch') return null;
  const length = typeof value === 'string' ? value.length : 0;
  if (field.isRequired && length === 0) return { text: 'settings.required', values: {} };
  if (length < field.shortest) return { text: 'settings.tooShort', values: { shortest: field.shortest } };
  return length > field.longest ? { text: 'settings.tooLong', values: { longest: field.longest } } : null;
}
