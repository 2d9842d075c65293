import { definePlugin, Type } from '@fudao/plugin-sdk';
import { books } from './books.service.ts';
import { privacy } from './privacy.ts';

export default definePlugin({
  services: [books],
  migrations: new URL('../migrations/', import.meta.url),
  events: { 'reading-log.read.v1': Type.Object({ bookId: Type.String(), districtId: Type.String() }, { additionalProperties: false }) },
  privacy,
});
