export { zhCN as kitTextsZhCN } from '../texts/zh-CN.ts';

export const loadKitTextsEn = () => import('../texts/en.ts').then(({ en }) => en);

/** Those of the sign-in and of the own place. */
export const loadPagesTexts = () => import('../texts/pages.zh-CN.ts').then(({ pagesZhCN }) => pagesZhCN);
