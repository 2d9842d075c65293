import { createRatingsRoom } from '../ratings/ratings.room.ts';
import { readRatingsPolicy } from '../ratings/ratings-policy.ts';
import { ConfigError, type Config } from '../runtime/config.ts';
import type { Command, CommandIo } from './command.ts';
import { readArgs } from './read-args.ts';
import { withRooms } from './with-rooms.ts';

async function rebuild(args: readonly string[], io: CommandIo, config: Config): Promise<0> {
  const [more] = readArgs(args, {}, 'ratings rebuild').positionals;
  if (more !== undefined) throw new ConfigError(`${more} is one word too many.\nUsage: npm run fudao -- ratings rebuild`);
  const policy = await readRatingsPolicy();
  const rooms = { rooms: (platform: Parameters<typeof createRatingsRoom>[0]) => [createRatingsRoom(platform, policy)] };
  const { teachers } = await withRooms(config, ({ call }) => call<{ teachers: number }>('ratings.rebuildPortraits'), rooms);
  io.out(`已重新计算 ${teachers} 位教师的画像。`);
  io.out(`The portraits of ${teachers} teachers were worked out anew.`);
  return 0;
}

export const ratingsRebuildCommand: Command = {
  name: 'ratings rebuild',
  usage: '',
  summary: 'Works all portraits of teachers out anew from the ratings they are made of.',
  run: rebuild,
};
