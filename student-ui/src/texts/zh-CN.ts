import type { consentsZhCN } from './consents.zh-CN.ts';
import type { portraitsZhCN } from './portraits.zh-CN.ts';
import type { ratingsZhCN } from './ratings.zh-CN.ts';

/** Texts of the student app alone; the rest is ui-kit's, or comes with its page. */
export const zhCN = {
  app: {
    name: '辅导',
    welcome: '欢迎来到辅导',
    lead: '不会的题，有老师陪你弄明白。',
  },
  nav: { home: '首页', me: '我的' },
  home: {
    morning: '早上好，{{name}}',
    noon: '中午好，{{name}}',
    afternoon: '下午好，{{name}}',
    evening: '晚上好，{{name}}',
    night: '夜深了，{{name}}，早点休息',
    empty: '还没有可用的辅导',
    emptyHint: '{{district}}启用辅导功能后，会自动出现在这里，不用刷新。',
  },
  use: {
    warned: '再用 {{minutes}} 分钟就该休息了',
    finishing: '今天用得够久了：请在 {{minutes}} 分钟内完成手头的内容',
    rest: '休息一下',
    restHint: '用眼时间到了。站起来走一走，看看远处的绿色。',
    goOnIn: '{{minutes}} 分钟后可以继续',
    goOnAt: '{{time}} 以后可以继续',
    kept: '没写完的内容已经保存，回来后接着写。',
  },
};

/** The shape of a language file: every language has all texts. */
type Wording<T> = { [Key in keyof T]: T[Key] extends string ? string : Wording<T[Key]> };
export type ConsentsTexts = Wording<typeof consentsZhCN>;
export type RatingsTexts = Wording<typeof ratingsZhCN>;
export type PortraitsTexts = Wording<typeof portraitsZhCN>;
export type StudentTexts = Wording<typeof zhCN> & {
  readonly consents: ConsentsTexts;
  readonly portraits: PortraitsTexts;
  readonly ratings: RatingsTexts;
};
