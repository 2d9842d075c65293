type Payload = Readonly<Record<string, unknown>>;

/** Ids of people and things, and the span or state that was looked at. A room that names its payload otherwise tells nothing, rather than too much. */
const told = /^(ids|seqs|[a-z]+Ids?|number|period|state|level|count|rows|askedBy)$/;
/** What somebody typed in search of somebody may be a name, or words of a child. */
const typed = new Set(['q', 'text', 'words', 'cursor', 'before', 'limit', 'direction']);

const isPlain = (value: unknown): boolean => value !== null && ['string', 'number', 'boolean'].includes(typeof value);
const mayTell = (value: unknown): boolean => isPlain(value) || (Array.isArray(value) && value.every(isPlain));

function filterOf(filter: unknown): Payload {
  if (filter === null || typeof filter !== 'object') return {};
  return Object.fromEntries(Object.entries(filter).filter(([name, value]) => !typed.has(name) && mayTell(value)));
}

/** What the record of a look says of it: whom it showed and by which filter, never content. */
export function lookDetail(payload: Payload): Payload {
  const filter = filterOf(payload['filter']);
  const rest = Object.entries(payload).filter(([name, value]) => told.test(name) && mayTell(value));
  return { ...(Object.keys(filter).length > 0 && { filter }), ...Object.fromEntries(rest) };
}
