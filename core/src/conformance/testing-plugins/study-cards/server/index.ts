import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definePlugin, Type } from '@fudao/plugin-sdk';
import { board } from './board.service.ts';
import { calls } from './cache.ts';
import { cardsService } from './cards.service.ts';
import { errors } from './errors.ts';
import { closed } from './schemas.ts';

export default definePlugin({
  services: [cardsService, board],
  events: { 'study-cards.added.v1': Type.Object({ cardId: Type.String() }, closed) },
  errors,
  setup: async ({ cacheFolder }) => {
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(join(cacheFolder, 'stamp'), 'ready');
    return calls.start();
  },
  health: async () => ({ ok: true }),
});
