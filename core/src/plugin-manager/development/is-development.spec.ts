import { loadConfig, type Config } from '../../runtime/config.ts';
import { isDevelopment } from './is-development.ts';

const config = loadConfig({});
const but = (change: Partial<Config>) => isDevelopment({ ...config, ...change }, true);

test('npm start in a checkout reloads plugins on save', () => {
  expect(isDevelopment(config, true)).toBe(true);
});

test.each<[string, boolean]>([
  ['in production', but({ production: true })],
  ['with a database server', but({ database: { url: 'mysql://u:p@db/fudao' } })],
  ['in a cluster', but({ nats: { url: 'nats://nats:4222' } })],
  ['on a node of one role', but({ roles: ['gateway'] })],
  ['where it was built, without compilers', isDevelopment(config, false)],
])('never %s', (_, does) => {
  expect(does).toBe(false);
});
