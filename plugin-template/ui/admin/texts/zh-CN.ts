export const zhCN = {
  heading: '每日目标概览',
  about: '全区学生每天写下和完成的目标数。看不到个人和内容。',
  day: '日期',
  set: '写下',
  reached: '完成',
  share: '完成比例',
  empty: '这几天还没有学生写下目标',
};
