/** A message holds names by which a careless copy would write to a prototype. */
export class HarmfulNames extends Error {}

/** Whether it is worth a closer look; escaped, the names look otherwise. Searches, since a pattern takes far longer. */
function isSuspicious(text: string): boolean {
  return text.includes('__proto__') || text.includes('"constructor"') || text.includes('\\u00');
}

function refuse(this: unknown, name: string, value: unknown): unknown {
  const isHarmful = name === '__proto__' || (name === 'constructor' && typeof value === 'object' && value !== null);
  if (isHarmful) throw new HarmfulNames(`The name ${name} is not allowed in what a confined plugin says.`);
  return value;
}

export interface Parsed {
  readonly message: unknown;
  /** Whether it holds such names; then it must not be used but for its id. */
  readonly isHarmful: boolean;
}

/** @throws SyntaxError where it is no JSON */
export function parseHarmless(text: string): Parsed {
  const message: unknown = JSON.parse(text);
  if (!isSuspicious(text)) return { message, isHarmful: false };
  try {
    JSON.parse(text, refuse);
    return { message, isHarmful: false };
  } catch (error) {
    if (error instanceof HarmfulNames) return { message, isHarmful: true };
    throw error;
  }
}
