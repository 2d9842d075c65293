import { definePlugin } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { goals } from './goals.service.ts';
import { erasePerson, exportPerson } from './privacy.tables.ts';

/** What stands in tables of its own, a plugin exports and erases itself. */
export default definePlugin({
  services: [goals],
  errors,
  migrations: new URL('../migrations/', import.meta.url),
  privacy: { exportPerson, erasePerson },
});
