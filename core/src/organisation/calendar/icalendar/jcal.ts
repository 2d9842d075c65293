/** A calendar's file as RFC 7265 writes it in JSON: name, parameters, kind of value, values. */
export type JcalProperty = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]];
export type JcalComponent = [name: string, properties: JcalProperty[], components: JcalComponent[]];

interface Format {
  foldLength: number;
  parse(text: string): unknown;
  stringify(component: JcalComponent): string;
}

/** Only the form of a file is the library's; it is fetched where a file is read or written, not at each start. */
export async function icalendarFormat(): Promise<Format> {
  const { default: format } = await import('ical.js');
  // A folded line begins with a blank that the library does not count; 75 bytes are the most.
  return Object.assign(format as unknown as Format, { foldLength: 74 });
}

export function propertyOf([, properties]: JcalComponent, name: string): JcalProperty | undefined {
  return properties.find(([known]) => known === name);
}

/** The texts of all properties of a name. */
export function textsOf([, properties]: JcalComponent, name: string): string[] {
  const found = properties.filter(([known]) => known === name);
  return found.flatMap(([, , , ...values]) => values.filter((value): value is string => typeof value === 'string'));
}
