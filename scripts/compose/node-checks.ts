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
