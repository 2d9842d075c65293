const zhCN = {
  label: '今天想完成什么？',
  add: '写下目标',
  remove: (text: string) => `删除“${text}”`,
  progress: (reached: number, set: number) => `今天完成 ${reached} / ${set}`,
  allReached: '今天的目标都完成了，真棒！',
  empty: '今天还没有目标。写下一两件今天想完成的事。',
  open: '查看目标',
  failed: '出了点问题，请稍后再试。',
};

type Texts = typeof zhCN;

const en: Texts = {
  label: 'What do you want to get done today?',
  add: 'Set goal',
  remove: (text) => `Remove “${text}”`,
  progress: (reached, set) => `${reached} of ${set} reached today`,
  allReached: 'You reached all of today’s goals. Well done!',
  empty: 'No goals for today yet. Write down one or two things for today.',
  open: 'See goals',
  failed: 'Something went wrong. Please try again later.',
};

/** By the language of the app. */
export const texts: Readonly<Record<'zh-CN' | 'en', Texts>> = { 'zh-CN': zhCN, en };
