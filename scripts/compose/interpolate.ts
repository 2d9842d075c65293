export interface Variable {
  readonly name: string;
  /** `${NAME:-value}` */
  readonly fallback?: string;
  /** `${NAME:?sentence}` */
  readonly isRequired: boolean;
}

const pattern = /\$(?:\$|\{(\w+)(?:(:?[-?])([^}]*))?\})/g;

function toVariable([, name, operator, rest]: RegExpMatchArray): Variable | undefined {
  if (!name) return undefined;
  return { name, fallback: operator?.endsWith('-') ? rest : undefined, isRequired: operator?.endsWith('?') ?? false };
}

/** The variables a Compose file takes from its environment; comments do not count. */
export function variablesOf(text: string): Variable[] {
  const withoutComments = text.replaceAll(/^\s*#.*$/gm, '');
  return [...withoutComments.matchAll(pattern)].map(toVariable).filter((variable) => variable !== undefined);
}

/** As Compose does it, for the forms that our file uses. */
export function interpolate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(pattern, (...match: string[]) => {
    const variable = toVariable(match as unknown as RegExpMatchArray);
    return variable ? values[variable.name] || (variable.fallback ?? '') : '$';
  });
}
