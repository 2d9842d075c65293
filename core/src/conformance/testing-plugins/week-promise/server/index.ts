import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definePlugin } from '@fudao/plugin-sdk';
import { asked } from './asked.ts';
import { errors, promisesService } from './promises.service.ts';

export default definePlugin({
  services: [promisesService],
  errors,
  setup: async ({ cacheFolder }) => {
    await writeFile(join(cacheFolder, 'stamp'), 'ready');
    return asked.start();
  },
  health: async () => ({ ok: true }),
});
