import { kitTextsZhCN, loadKitTextsEn, type LoadTexts } from '@fudao/ui-kit/shell';
import { zhCN } from './zh-CN.ts';

/** Chinese is part of the app, so that most people wait for no second file; English is fetched. */
export const loadTexts: LoadTexts = async (language) => {
  if (language === 'zh-CN') return { ...kitTextsZhCN, ...zhCN };
  const [kit, own] = await Promise.all([loadKitTextsEn(), import('./en.ts')]);
  return { ...kit, ...own.en };
};
