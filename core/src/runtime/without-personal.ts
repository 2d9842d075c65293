/** Names of fields that may hold personal data: never written, whoever logs them and however deep. */
const personal = new Set(['name', 'educationId', 'phone', 'password', 'token', 'text', 'refreshToken', 'accessToken']);
/** Names under which drivers keep what a statement was given. */
const given = new Set(['parameters', 'values', 'bind']);

const withheld = '[withheld]';
const deepest = 8;

/** MariaDB quotes values in what it says: `Duplicate entry '20260001' for key ...`. */
const quoted = /(Duplicate entry|[Ii]ncorrect [\w ]*value:?) '(?:[^'\\]|\\.|'')*'/g;

function visit(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replaceAll(quoted, `$1 '${withheld}'`);
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth >= deepest) return withheld;
  if (Array.isArray(value)) return value.map((one) => visit(one, depth + 1));
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    personal.has(key) || given.has(key) ? withheld : visit(one, depth + 1),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** A copy of what is logged, without what may be personal. Errors stay as they are: they are written out first. */
export function withoutPersonal<T extends object>(fields: T): T {
  return visit(fields, 0) as T;
}
