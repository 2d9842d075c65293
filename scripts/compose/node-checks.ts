import { environmentVariables } from '../../core/src/runtime/config-environment.ts';
import { loadConfig, type Config } from '../../core/src/runtime/config.ts';
import { nodesOf, type ComposeFile } from './compose-file.ts';
import { checkAddress } from './service-checks.ts';

const known = new Set(environmentVariables.map(({ name }) => name));

/** Every variable that a node is given is one that the platform reads. */
export function checkVariables(file: ComposeFile): string[] {
  return nodesOf(file).flatMap(([name, { environment = {} }]) =>
    Object.keys(environment)
      .filter((variable) => !known.has(variable))
      .map((variable) => `${name} sets ${variable}, which the platform does not know`),
  );
}

/** The settings that each node will have, by the platform's own loader. @throws ConfigError */
export function configsOf(file: ComposeFile, imageEnvironment: Record<string, string>): Map<string, Config> {
  return new Map(
    nodesOf(file).map(([name, { environment }]) => [name, loadConfig({ ...imageEnvironment, ...environment })]),
  );
}

interface Identities {
  readonly identities: readonly {
    readonly credentials: readonly { readonly accessKey: string; readonly secretKey: string }[];
    readonly actions: readonly string[];
  }[];
}

/** What a store's own settings file says of its keys: the mounted config that is JSON of that shape. */
function identitiesOf(file: ComposeFile, service: string): Identities['identities'] {
  const sources = file.services[service]?.configs?.map(({ source }) => source) ?? [];
  return sources.flatMap(
    (source) => (JSON.parse(file.configs?.[source]?.content ?? '{}') as Partial<Identities>).identities ?? [],
  );
}

/** Pictures are in a store of the file, at its port, under a key that it knows and that may make the bucket. */
export function checkStorage(file: ComposeFile, configs: ReadonlyMap<string, Config>): string[] {
  return [...configs].flatMap(([name, { storage }]) => {
    if (!storage.endpoint) return [`${name} keeps pictures in its data folder`];
    const { hostname, port } = new URL(storage.endpoint);
    const own = identitiesOf(file, hostname).find(({ credentials }) =>
      credentials.some(
        ({ accessKey, secretKey }) => accessKey === storage.accessKeyId && secretKey === storage.secretAccessKey,
      ),
    );
    const mayMakeBucket = own?.actions.includes('Admin') ?? true;
    return [
      ...checkAddress(file, name, hostname, port),
      ...(own ? [] : [`${name} has another key than ${hostname}`]),
      ...(mayMakeBucket ? [] : [`the key of ${name} may not make its bucket`]),
    ];
  });
}

/** Database and messages are services of the file, at their ports, by the users and passwords these have. */
export function checkConnections(file: ComposeFile, configs: ReadonlyMap<string, Config>): string[] {
  return [...configs].flatMap(([name, { database, nats }]) => {
    const db = new URL(database.url ?? 'mysql://missing');
    const messages = new URL(nats.url ?? 'nats://missing');
    const mariadb = file.services[db.hostname]?.environment ?? {};
    const isSame =
      db.username === mariadb['MARIADB_USER'] &&
      db.password === mariadb['MARIADB_PASSWORD'] &&
      db.pathname === `/${mariadb['MARIADB_DATABASE']}`;
    const hasPassword = messages.password === file.services[messages.hostname]?.environment?.['NATS_PASSWORD'];
    return [
      ...checkAddress(file, name, db.hostname, db.port),
      ...checkAddress(file, name, messages.hostname, messages.port),
      ...(isSame ? [] : [`${name} has another user, password or database than ${db.hostname}`]),
      ...(hasPassword ? [] : [`${name} has another password than ${messages.hostname}`]),
    ];
  });
}
