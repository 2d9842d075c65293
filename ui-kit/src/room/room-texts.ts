import { withTexts } from '../texts/late-texts.ts';

const loadRoomTexts = () => import('../../texts/room.zh-CN.ts').then(({ roomZhCN }) => roomZhCN);

/**
 * For the route of a page with a tutoring room: the page and the room's texts, fetched at once.
 *
 * `loadComponent: () => withRoom(import('./session-page.ts').then((m) => m.SessionPage))`
 */
export function withRoom<Page>(page: Promise<Page>): Promise<Page> {
  return withTexts(loadRoomTexts, page);
}
