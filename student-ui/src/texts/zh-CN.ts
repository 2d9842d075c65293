/** Texts of the student app alone; the rest is ui-kit's. */
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
};

export type StudentTexts = { [Group in keyof typeof zhCN]: { [Key in keyof (typeof zhCN)[Group]]: string } };
