import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { parse } from 'yaml';
import { mountsOf, readCompose, type ComposeFile } from './compose/compose-file.ts';
import { readDockerfile } from './compose/dockerfile.ts';
import { variablesOf } from './compose/interpolate.ts';
import { checkConnections, checkStorage, checkVariables, configsOf } from './compose/node-checks.ts';
import { checkAddress, checkDeclarations, checkDependencies, checkFiles } from './compose/service-checks.ts';
import { root } from './run-program.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const exists = (path: string) => existsSync(join(root, path));

const text = read('docker-compose.yml');
const image = readDockerfile(read('Dockerfile'));
const caddyfile = read('config/gateway/Caddyfile');
const names = [...new Set(variablesOf(text).map(({ name }) => name))].sort();
/** A value for each variable, and each another. */
const values: Record<string, string> = {
  ...Object.fromEntries(names.map((name) => [name, `${name.toLowerCase().replaceAll('_', '')}${'0'.repeat(32)}`])),
  JITSI_URL: 'https://meet.city.example',
  LOG_LEVEL: 'warn',
  MAIL_URL: 'smtps://city:secret@mail.example:465',
  MAIL_FROM: 'Fudao <no-reply@city.example>',
  RECORDS_KEY: Buffer.alloc(32).toString('base64'),
};
const compose = (change = (before: string) => before) => readCompose(change(text), values);
const replace = (from: string | RegExp, to: string) => (before: string) => {
  const after = before.replace(from, to);
  if (after === before) throw new Error(`The test changes nothing: ${from} is not in the file.`);
  return after;
};

/** The Compose specification's JSON Schema, as the linter for Compose files ships it. */
function composeSchema(): object {
  const folder = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
  const schema = JSON.parse(readFileSync(join(folder, 'schemas/compose.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  // Its draft is named by an address that Ajv does not know; it is draft 7, Ajv's own.
  delete schema['$schema'];
  return schema;
}

const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;
const ajv = new Ajv({ strict: false });
addFormats(ajv);
ajv.addFormat('ports', true).addFormat('expose', true).addFormat('subnet_ip_address', true);
const isCompose = ajv.compile(composeSchema());

describe('docker-compose.yml', () => {
  test('follows the Compose schema', () => {
    isCompose(parse(text, { merge: true }));
    expect(isCompose.errors).toBeNull();
    expect(isCompose(parse(text.replace('restart: unless-stopped', 'restarts: unless-stopped'), { merge: true }))).toBe(
      false,
    );
    expect(isCompose(parse(text.replace('cap_drop: [ALL]', 'cap_drop: ALL'), { merge: true }))).toBe(false);
  });

  test('gives nodes only variables that the platform reads', () => {
    expect(checkVariables(compose())).toEqual([]);
    expect(checkVariables(compose(replace('FUDAO_ROLES: worker', 'FUDAO_ROLE: worker')))).toEqual([
      'worker sets FUDAO_ROLE, which the platform does not know',
    ]);
  });

  test('gives nodes settings that the platform takes in production', () => {
    const configs = configsOf(compose(), image.environment);
    expect([...configs].map(([name, config]) => [name, config.roles])).toEqual([
      ['gateway', ['gateway']],
      ['worker', ['worker']],
    ]);
    for (const config of configs.values()) expect(config).toMatchObject({ production: true, demo: false });
  });

  test.each([
    [/^ {2}FUDAO_RECORDS_KEY:.*\n/m, 'FUDAO_RECORDS_KEY'],
    [/^ {2}FUDAO_TOKEN_SECRET:.*\n/m, 'FUDAO_TOKEN_SECRET'],
    [/^ {2}FUDAO_DATABASE_URL:.*\n/m, 'FUDAO_NATS_URL needs FUDAO_DATABASE_URL'],
    [/mysql:\/\//, 'FUDAO_DATABASE_URL'],
  ])('fails where a node lacks what production needs (%s)', (line, complaint) => {
    expect(() => configsOf(compose(replace(line, '')), image.environment)).toThrow(complaint);
  });

  test('connects nodes to the database and the messages as these are set up', () => {
    const problems = (file: ComposeFile) => checkConnections(file, configsOf(file, image.environment));
    expect(problems(compose())).toEqual([]);
    expect(problems(compose(replace('@mariadb:3306', '@mariadb:3307')))).toContain(
      'gateway reaches for mariadb:3307, which it does not expose',
    );
    expect(problems(compose(replace('@nats:4222', '@natz:4222')))).toContain(
      'worker reaches for natz, which is no service',
    );
    expect(problems(compose(replace('networks: [data, out, media]', 'networks: [out, media]')))).toContain(
      'worker and mariadb have no network in common',
    );
    expect(problems(compose(replace('MARIADB_USER: fudao', 'MARIADB_USER: root')))).toContain(
      'gateway has another user, password or database than mariadb',
    );
  });

  test('gives nodes one object storage, as it is set up', () => {
    const problems = (file: ComposeFile) => checkStorage(file, configsOf(file, image.environment));
    const file = compose();
    expect(problems(file)).toEqual([]);
    const stores = [...configsOf(file, image.environment).values()].map(({ storage }) => storage);
    expect(stores).toEqual(Array(2).fill({ ...stores[0], endpoint: 'http://storage:8333', bucket: 'fudao' }));
    expect(problems(compose(replace('http://storage:8333', 'http://storage:9000')))).toContain(
      'worker reaches for storage:9000, which it does not expose',
    );
    expect(problems(compose(replace('http://storage:8333', 'http://store:8333')))).toContain(
      'gateway reaches for store, which is no service',
    );
    expect(problems(compose(replace('KEY_ID: ${S3_ACCESS_KEY_ID', 'KEY_ID: ${NATS_PASSWORD')))).toEqual([
      'gateway has another key than storage',
      'worker has another key than storage',
    ]);
    expect(problems(compose(replace('"secretKey": "${S3_SECRET', '"secretKey": "${MARIADB_SECRET')))).toHaveLength(2);
    expect(problems(compose(replace('"actions": ["Admin", ', '"actions": [')))).toContain(
      'the key of gateway may not make its bucket',
    );
    expect(problems(compose(replace(/^ {2}FUDAO_S3_\w+:.*\n/gm, '')))).toEqual([
      'gateway keeps pictures in its data folder',
      'worker keeps pictures in its data folder',
    ]);
  });

  test('starts the storage as its health is asked for, with the mounted identities, on a volume', () => {
    const storage = compose().services['storage']!;
    const port = new URL('http://storage:8333').port;
    expect(storage).toMatchObject({ expose: [port] });
    expect(storage).not.toHaveProperty('profiles');
    expect(storage.command).toEqual(
      expect.arrayContaining([
        'server',
        '-s3',
        `-s3.port=${port}`,
        `-s3.config=${storage.configs![0]!.target}`,
        '-ip=storage',
      ]),
    );
    expect(storage.healthcheck!.test!.join(' ')).toContain(`:${port}/healthz`);
    expect(mountsOf(storage)).toEqual([['objects', '/data']]);
  });

  test('has every service that another waits for', () => {
    expect(checkDependencies(compose())).toEqual([]);
    expect(checkDependencies(compose(replace('depends_on: [jitsi-jvb]', 'depends_on: [jvb]')))).toEqual([
      'jitsi-web depends on jvb, which is no service',
    ]);
    const unchecked = replace("expose: ['3000']", "expose: ['3000']\n    healthcheck: { disable: true }");
    expect(checkDependencies(compose(unchecked))).toEqual(['proxy waits for gateway, which has no healthcheck']);
    expect(checkDependencies(compose(replace('depends_on: [jitsi-jvb]', 'depends_on: [jitsi-jibri]')))).toEqual([
      'jitsi-web depends on jitsi-jibri, which its profiles do not start',
    ]);
  });

  test('declares what it uses, and uses what it declares', () => {
    expect(checkDeclarations(compose())).toEqual([]);
    expect(checkDeclarations(compose(replace('- messages:/data', '- mesages:/data')))).toEqual([
      'the volume mesages is not declared',
      'the volume messages is not used',
    ]);
  });

  test('mounts files that are in the repository', () => {
    expect(checkFiles(compose(), exists)).toEqual([]);
    expect(checkFiles(compose(replace('./config/nats/nats.conf', './config/nats/nats.cnf')), exists)).toEqual([
      'nats needs ./config/nats/nats.cnf, which does not exist',
    ]);
  });

  test('keeps what nodes share where the platform keeps it', () => {
    const file = compose();
    for (const [name, config] of configsOf(file, image.environment)) {
      const mounts = mountsOf(file.services[name]!);
      expect(mounts).toContainEqual(['data', config.dataFolder]);
      expect(mounts).toContainEqual([undefined, join(config.dataFolder, 'cache')]);
    }
  });
});

describe('.env.example', () => {
  const lines = read('.env.example')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

  test('lists exactly the variables of docker-compose.yml', () => {
    expect(lines.map((line) => line.split('=')[0]).sort()).toEqual(names);
  });

  test('holds no secret, and what it leaves empty is asked for', () => {
    const given = lines.filter((line) => !line.endsWith('='));
    expect(given).toEqual(['LOG_LEVEL=info']);
    const optional = variablesOf(text).filter((variable) => !variable.isRequired);
    expect(new Set(optional.map(({ name }) => name))).toEqual(new Set(['JITSI_URL', 'LOG_LEVEL', 'JVB_ADVERTISE_IPS', 'MAIL_URL', 'MAIL_FROM']));
  });
});

describe('the proxy', () => {
  const upstreams = [...caddyfile.matchAll(/dynamic a (\S+) (\d+)|reverse_proxy ([\w-]+):(\d+)/g)].map(
    ([, dynamicHost, dynamicPort, host, port]) => [dynamicHost ?? host!, dynamicPort ?? port!] as const,
  );

  test('reaches services at their ports', () => {
    expect(upstreams.map(([host]) => host)).toEqual(['gateway', 'jitsi-web']);
    for (const [host, port] of upstreams) expect(checkAddress(compose(), 'proxy', host, port)).toEqual([]);
    const moved = compose(replace("expose: ['3000']", "expose: ['3001']"));
    expect(checkAddress(moved, 'proxy', 'gateway', '3000')).toEqual([
      'proxy reaches for gateway:3000, which it does not expose',
    ]);
  });

  test('is given the variables that its file names', () => {
    const used = [...caddyfile.matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name!);
    expect(Object.keys(compose().services['proxy']!.environment!).sort()).toEqual(used.sort());
  });

  test('is trusted by the gateway, which listens where the proxy looks', () => {
    const gateway = configsOf(compose(), image.environment).get('gateway')!;
    const port = upstreams.find(([host]) => host === 'gateway')![1];
    expect(gateway).toMatchObject({ port: Number(port), host: '0.0.0.0', trustProxy: true });
    expect(image.ports).toEqual([port]);
  });
});

describe('nats.conf', () => {
  const conf = read('config/nats/nats.conf');
  const setting = (name: string) => new RegExp(`^\\s*${name}: *"?([^"\\s]+)`, 'm').exec(conf)?.[1];

  test('agrees with docker-compose.yml', () => {
    const file = compose();
    const url = new URL(configsOf(file, image.environment).get('worker')!.nats.url!);
    const nats = file.services['nats']!;
    expect([setting('port'), setting('user'), setting('password')]).toEqual([url.port, url.username, '$NATS_PASSWORD']);
    expect(nats.expose).toEqual([setting('port'), setting('http')]);
    expect(nats.healthcheck!.test!.join(' ')).toContain(`:${setting('http')}/healthz`);
    expect(mountsOf(nats)).toContainEqual(['messages', setting('store_dir')]);
    expect(mountsOf(nats)).toContainEqual(['./config/nats/nats.conf', nats.command!.at(-1)]);
  });
});

describe('Jitsi', () => {
  const settings = Object.fromEntries(
    read('config/jitsi/jitsi.env')
      .split('\n')
      .filter((line) => /^\w+=/.test(line))
      .map((line) => line.split('=') as [string, string]),
  );

  test('takes the tokens that the platform signs', () => {
    const file = compose();
    const { jitsi } = configsOf(file, image.environment).get('gateway')!;
    expect(settings).toMatchObject({ AUTH_TYPE: 'jwt', ENABLE_AUTH: '1', ENABLE_GUESTS: '0', JWT_ALLOW_EMPTY: '0' });
    expect([settings['JWT_APP_ID'], settings['JWT_ACCEPTED_ISSUERS'], settings['JWT_ACCEPTED_AUDIENCES']]).toEqual(
      Array(3).fill(jitsi.appId),
    );
    expect(file.services['jitsi-prosody']!.environment!['JWT_APP_SECRET']).toBe(jitsi.secret);
    expect([settings['XMPP_DOMAIN'], settings['XMPP_MUC_DOMAIN']]).toEqual([jitsi.domain, `muc.${jitsi.domain}`]);
  });

  test('tells the nodes who comes and leaves, and is told what is over', () => {
    const file = compose();
    const prosody = file.services['jitsi-prosody']!;
    const { jitsi } = configsOf(file, image.environment).get('worker')!;
    const orders = new URL(jitsi.ordersUrl!);
    expect([orders.hostname, prosody.expose]).toEqual(['jitsi-prosody', expect.arrayContaining([orders.port])]);
    // The image splits them at commas and puts each on a line of its own.
    const options = Object.fromEntries(prosody.environment!['XMPP_MUC_CONFIGURATION']!.split(',').map((option) => option.split(' = ') as [string, string]));
    expect(options).toEqual({
      http_host: `"${jitsi.domain}"`,
      fudao_people_host: `"${jitsi.domain}"`,
      fudao_is_alone: 'false',
      fudao_events_url: '"http://gateway:3000/api/media/events"',
      fudao_message_secret: `"${jitsi.messageSecret}"`,
    });
    const module = `mod_${prosody.environment!['XMPP_MUC_MODULES']}.lua`;
    const mount = mountsOf(prosody).find(([, inside]) => inside!.startsWith(`/prosody-plugins-custom/${module}`));
    expect(exists(mount![0]!)).toBe(true);
    for (const option of Object.keys(options).filter((name) => name.startsWith('fudao'))) expect(read(mount![0]!)).toContain(`"${option}"`);
    for (const node of ['gateway', 'worker']) expect(file.services[node]!.networks).toContain('media');
  });
});
