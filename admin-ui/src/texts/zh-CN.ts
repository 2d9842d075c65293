/** Texts of the staff app alone; the rest is ui-kit's. */
export const zhCN = {
  app: {
    name: '辅导·工作端',
    welcome: '辅导工作端',
    lead: '教师与管理人员登录',
  },
  nav: { home: '工作台', me: '我的' },
  home: { hello: '您好，{{name}}' },
};

export type AdminTexts = { [Group in keyof typeof zhCN]: { [Key in keyof (typeof zhCN)[Group]]: string } };
