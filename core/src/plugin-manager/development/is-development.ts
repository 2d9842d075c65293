import type { Config } from '../../runtime/config.ts';

type Place = Pick<Config, 'production' | 'database' | 'nats' | 'roles'>;

/**
 * Whether plugins are reloaded on save: on one machine, with nobody's real data and with the compilers at hand. Never
 * in production or in a cluster, where what runs is what was reviewed.
 */
export function isDevelopment({ production, database, nats, roles }: Place, hasCompilers: boolean): boolean {
  const isOneMachine = !database.url && !nats.url && roles.includes('gateway') && roles.includes('worker');
  return !production && isOneMachine && hasCompilers;
}
