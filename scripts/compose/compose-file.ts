import { parse } from 'yaml';
import { interpolate } from './interpolate.ts';

export interface ComposeService {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly volumes?: readonly string[];
  readonly configs?: readonly { source: string; target: string }[];
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly depends_on?: readonly string[] | Readonly<Record<string, { condition: string }>>;
  readonly expose?: readonly string[];
  readonly profiles?: readonly string[];
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly configs?: Readonly<Record<string, { content?: string }>>;
}

/** The file as Compose sees it: anchors merged, variables filled in. */
export function readCompose(text: string, values: Readonly<Record<string, string>>): ComposeFile {
  return parse(interpolate(text, values), { merge: true }) as ComposeFile;
}

const namesOf = (value: readonly string[] | Readonly<Record<string, unknown>> | undefined): string[] =>
  Array.isArray(value) ? [...(value as readonly string[])] : Object.keys(value ?? {});

export const networksOf = (service: ComposeService): string[] => namesOf(service.networks);
export const dependenciesOf = (service: ComposeService): string[] => namesOf(service.depends_on);
export const conditionOf = (service: ComposeService, target: string): string | undefined =>
  Array.isArray(service.depends_on)
    ? undefined
    : (service.depends_on as Record<string, { condition: string }>)[target]?.condition;

/** What a service mounts, as `[source, target]`; an anonymous volume has no source. */
export function mountsOf(service: ComposeService): [source: string | undefined, target: string][] {
  return (service.volumes ?? []).map((volume) => {
    const [first, second] = volume.split(':');
    return second === undefined ? [undefined, first!] : [first, second];
  });
}

/** Containers of our own image: the nodes of the platform. */
export function nodesOf(file: ComposeFile): [name: string, service: ComposeService][] {
  return Object.entries(file.services).filter(([, service]) => service.build !== undefined);
}
