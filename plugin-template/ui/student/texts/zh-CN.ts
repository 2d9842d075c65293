export const zhCN = {
  heading: '每日目标',
  today: '今天',
  progress: '今天完成 {{reached}} / {{set}}',
  allReached: '今天的目标都完成了，真棒！',
  earlier: '以前的目标',
  label: '今天想完成什么？',
  hint: '写得具体一点，比如“背 20 个单词”。今天最多 {{most}} 个。',
  add: '写下目标',
  remove: '删除“{{text}}”',
  empty: '今天还没有目标',
  emptyHint: '写下一两件今天想完成的事，完成后打勾。',
  open: '查看目标',
};
