export { zhCN as kitTextsZhCN } from '../texts/zh-CN.ts';

export const loadKitTextsEn = () => import('../texts/en.ts').then(({ en }) => en);
