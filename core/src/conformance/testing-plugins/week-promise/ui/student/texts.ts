const zhCN = {
  heading: '本周约定',
  label: '这一周，你最想完成什么？',
  keep: '写下约定',
  none: '还没有约定。写下一件这周想完成的事。',
  failed: '出了点问题，请稍后再试。',
};

const en: typeof zhCN = {
  heading: 'Week promise',
  label: 'What do you most want to get done this week?',
  keep: 'Promise it',
  none: 'No promise yet. Write down one thing for this week.',
  failed: 'Something went wrong. Please try again later.',
};

/** By the language of the app. */
export const texts: Readonly<Record<'zh-CN' | 'en', typeof zhCN>> = { 'zh-CN': zhCN, en };
