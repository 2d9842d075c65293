import {
  conditionOf,
  dependenciesOf,
  mountsOf,
  networksOf,
  type ComposeFile,
  type ComposeService,
} from './compose-file.ts';

type Check = (file: ComposeFile) => string[];
const each = (file: ComposeFile, check: (name: string, service: ComposeService) => string[]): string[] =>
  Object.entries(file.services).flatMap(([name, service]) => check(name, service));

/** A service that starts with `dependent` whatever profiles are chosen. */
function startsWith(target: ComposeService, dependent: ComposeService): boolean {
  if (!target.profiles) return true;
  return dependent.profiles?.every((profile) => target.profiles!.includes(profile)) ?? false;
}

/** Names after `depends_on` are services that start too, and can become healthy where that is waited for. */
export const checkDependencies: Check = (file) =>
  each(file, (name, service) =>
    dependenciesOf(service).flatMap((target) => {
      const found = file.services[target];
      if (!found) return [`${name} depends on ${target}, which is no service`];
      if (!startsWith(found, service)) return [`${name} depends on ${target}, which its profiles do not start`];
      const waits = conditionOf(service, target) === 'service_healthy';
      const hasCheck = found.healthcheck ? !found.healthcheck.disable : found.build !== undefined;
      return waits && !hasCheck ? [`${name} waits for ${target}, which has no healthcheck`] : [];
    }),
  );

/** Volumes, networks and configs are declared, and what is declared is used. */
export const checkDeclarations: Check = (file) => {
  const used = (names: (service: ComposeService) => string[]) => new Set(Object.values(file.services).flatMap(names));
  const compare = (kind: string, wanted: Set<string>, declared: object | undefined) => [
    ...[...wanted].filter((name) => !(name in (declared ?? {}))).map((name) => `the ${kind} ${name} is not declared`),
    ...Object.keys(declared ?? {})
      .filter((name) => !wanted.has(name))
      .map((name) => `the ${kind} ${name} is not used`),
  ];
  const isNamed = (source: string | undefined): source is string => source !== undefined && !source.startsWith('.');
  return [
    ...compare(
      'volume',
      used((service) =>
        mountsOf(service)
          .map(([source]) => source)
          .filter(isNamed),
      ),
      file.volumes,
    ),
    ...compare('network', used(networksOf), file.networks),
    ...compare(
      'config',
      used((service) => (service.configs ?? []).map(({ source }) => source)),
      file.configs,
    ),
  ];
};

/** Mounted files and env files that must be in the repository. */
export const checkFiles = (file: ComposeFile, exists: (path: string) => boolean): string[] =>
  each(file, (name, service) => {
    const mounted = mountsOf(service)
      .map(([source]) => source)
      .filter((source) => source?.startsWith('.')) as string[];
    return [...mounted, ...(service.env_file ?? [])]
      .filter((path) => !exists(path))
      .map((path) => `${name} needs ${path}, which does not exist`);
  });

/** Whether one service can reach another at a port: a service of that name, that port, a network in common. */
export function checkAddress(file: ComposeFile, from: string, host: string, port: string): string[] {
  const target = file.services[host];
  if (!target) return [`${from} reaches for ${host}, which is no service`];
  if (!target.expose?.includes(port)) return [`${from} reaches for ${host}:${port}, which it does not expose`];
  const shared = networksOf(target).some((network) => networksOf(file.services[from]!).includes(network));
  return shared ? [] : [`${from} and ${host} have no network in common`];
}
