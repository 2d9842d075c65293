import type { Room } from '../runtime/room.ts';
import { boardsPrivacy } from './boards-privacy.ts';
import { defineBoardsService } from './boards.service.ts';
import { errors } from './errors.ts';
import { Ink, type InkOptions } from './ink.ts';

/** Boards that some people draw on together, for every plugin that wants one. */
export function createBoardsRoom(options?: InkOptions): Room {
  return {
    name: 'boards',
    service: defineBoardsService(new Ink(options)),
    errors,
    privacy: boardsPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
  };
}
