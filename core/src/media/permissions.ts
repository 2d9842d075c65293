import type { ManifestPermission } from '@fudao/plugin-sdk';

export const endRooms = 'media:end-rooms';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [endRooms]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '立即结束本区或全市正在进行的音视频辅导', en: 'Ends a live session of the own district or the city at once' },
  },
};
