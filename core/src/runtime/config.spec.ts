import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './config.ts';

const production = {
  FUDAO_PRODUCTION: 'true',
  FUDAO_TOKEN_SECRET: 'x'.repeat(32),
  FUDAO_RECORDS_KEY: Buffer.alloc(32).toString('base64'),
};

const storage = {
  FUDAO_S3_ENDPOINT: 'https://s3.example',
  FUDAO_S3_BUCKET: 'fudao',
  FUDAO_S3_ACCESS_KEY_ID: 'node',
  FUDAO_S3_SECRET_ACCESS_KEY: 'secret',
};

describe('settings', () => {
  test('have defaults that start a demo city', () => {
    expect(loadConfig({})).toMatchObject({ port: 3000, demo: true, production: false, roles: ['gateway', 'worker'] });
  });

  test('come from the environment', () => {
    const config = loadConfig({ PORT: '8080', FUDAO_ROLES: 'worker', FUDAO_TRUST_PROXY: '1', FUDAO_DATA: '/tmp/x' });
    expect(config).toMatchObject({ port: 8080, roles: ['worker'], trustProxy: true, dataFolder: '/tmp/x' });
  });

  test('do not mind what Kubernetes tells containers of a service of that name', () => {
    const told = { FUDAO_SERVICE_HOST: '10.0.0.1', FUDAO_SERVICE_PORT: '3000', FUDAO_PORT: 'tcp://10.0.0.1:3000' };
    expect(loadConfig({ ...told, FUDAO_PORT_3000_TCP_ADDR: '10.0.0.1' }).port).toBe(3000);
  });

  test('may put files into object storage, without a region too', () => {
    expect(loadConfig(storage).storage).toEqual({
      endpoint: 'https://s3.example',
      bucket: 'fudao',
      accessKeyId: 'node',
      secretAccessKey: 'secret',
    });
  });

  test('name the servers by which browsers find each other', () => {
    const relay = { FUDAO_TURN_URLS: 'turn:turn.example.org:3478,turns:turn.example.org:443?transport=tcp', FUDAO_TURN_SECRET: 's'.repeat(32) };
    const config = loadConfig({ ...relay, FUDAO_STUN_URLS: 'stun:turn.example.org:3478' });
    expect(config.media).toEqual({ embedded: true, stunUrls: ['stun:turn.example.org:3478'], turnUrls: relay.FUDAO_TURN_URLS.split(','), turnSecret: relay.FUDAO_TURN_SECRET });
    for (const half of [{ FUDAO_TURN_URLS: relay.FUDAO_TURN_URLS }, { FUDAO_TURN_SECRET: relay.FUDAO_TURN_SECRET }]) expect(() => loadConfig(half)).toThrow('go together');
    expect(() => loadConfig({ FUDAO_STUN_URLS: 'https://turn.example.org' })).toThrow('stunUrls');
  });

  test('cannot be changed afterwards', () => {
    expect(() => Object.assign(loadConfig({}), { port: 1 })).toThrow(TypeError);
  });

  test.each([
    [{ PORT: 'eighty' }, /port.*PORT.*must be integer/],
    [{ PORT: '70000' }, /PORT.*must be <= 65535/],
    [{ FUDAO_ROLES: 'gateway,cook' }, /FUDAO_ROLES|roles/],
    [{ FUDAO_DATABASE_URL: 'postgres://x' }, /FUDAO_DATABASE_URL/],
    [{ FUDAO_DATABASE_URL: 'foo' }, /for example mysql:\/\/user:password@host:3306\/name/],
    [{ FUDAO_LOG_LEVEL: 'loud' }, /FUDAO_LOG_LEVEL.*must be one of fatal, error, warn, info, debug, silent/],
    [{ FUDAO_TIME_ZONE: 'Mars/Olympus' }, /FUDAO_TIME_ZONE.*must be a time zone/],
    [{ FUDAO_PRODUCTON: 'true' }, /no setting FUDAO_PRODUCTON.*FUDAO_PRODUCTION/],
    [{ FUDAO_PORT: '8080' }, /no setting FUDAO_PORT.*PORT/],
    [{ FUDAO_NATS_URL: 'nats://x:4222' }, /needs FUDAO_DATABASE_URL/],
    [{ FUDAO_S3_ENDPOINT: 's3.example' }, /FUDAO_S3_ENDPOINT/],
    [
      { FUDAO_S3_REGION: 'x' },
      /FUDAO_S3_ENDPOINT, FUDAO_S3_BUCKET, FUDAO_S3_ACCESS_KEY_ID, FUDAO_S3_SECRET_ACCESS_KEY/,
    ],
    [{ ...storage, FUDAO_S3_BUCKET: '' }, /only in part; missing: FUDAO_S3_BUCKET\./],
    [{ ...storage, FUDAO_S3_SECRET_ACCESS_KEY: '' }, /missing: FUDAO_S3_SECRET_ACCESS_KEY\./],
    [{ ...production, FUDAO_TOKEN_SECRET: '' }, /required: FUDAO_TOKEN_SECRET/],
    [{ ...production, FUDAO_TOKEN_SECRET: 'short' }, /FUDAO_TOKEN_SECRET/],
    [{ FUDAO_RECORDS_KEY: 'not base64' }, /FUDAO_RECORDS_KEY/],
    [{ FUDAO_CONFIG: '/no/such/file.yaml' }, /cannot be read/],
  ])('%j stops the start with a sentence', (environment, sentence) => {
    expect(() => loadConfig(environment)).toThrow(ConfigError);
    expect(() => loadConfig(environment)).toThrow(sentence);
  });

  test('a file may set them, and an unknown name in it is refused', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'fudao-config-')), 'own.yaml');
    writeFileSync(file, 'port: 4000\n');
    expect(loadConfig({ FUDAO_CONFIG: file }).port).toBe(4000);
    writeFileSync(file, 'prot: 4000\n');
    expect(() => loadConfig({ FUDAO_CONFIG: file })).toThrow(/prot.*is not known/);
  });

  test('there is no demo city in production or on a shared database, whatever the environment says', () => {
    expect(loadConfig({ ...production, FUDAO_DEMO: 'true' }).demo).toBe(false);
    expect(loadConfig({ FUDAO_DATABASE_URL: 'mysql://x/y', FUDAO_DEMO: 'true' }).demo).toBe(false);
  });
});
