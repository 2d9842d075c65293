import { definePluginUi, withRoom } from '@fudao/ui-kit';

export default definePluginUi({
  routes: [{ path: 'room', loadComponent: () => withRoom(import('../shared/room-page.ts').then((m) => m.RoomPage)) }],
  texts: { 'zh-CN': {}, en: {} },
});
