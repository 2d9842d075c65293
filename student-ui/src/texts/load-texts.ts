import { kitTextsZhCN, loadKitTextsEn, type LoadTexts } from '@fudao/ui-kit/shell';
import { zhCN } from './zh-CN.ts';

/** Chinese is part of the app, so that most people wait for no second file; English is fetched. */
export const loadTexts: LoadTexts = async (language) => {
  if (language === 'zh-CN') return { ...kitTextsZhCN, ...zhCN };
  const [kit, own] = await Promise.all([loadKitTextsEn(), import('./en.ts')]);
  return { ...kit, ...own.en };
};

/** Chinese texts that come with the pages and cards that show them. */
export const loadConsentsTexts = () => import('./consents.zh-CN.ts').then(({ consentsZhCN }) => ({ consents: consentsZhCN }));
export const loadRatingsTexts = () => import('./ratings.zh-CN.ts').then(({ ratingsZhCN }) => ({ ratings: ratingsZhCN }));
export const loadPortraitsTexts = () => import('./portraits.zh-CN.ts').then(({ portraitsZhCN }) => ({ portraits: portraitsZhCN }));
