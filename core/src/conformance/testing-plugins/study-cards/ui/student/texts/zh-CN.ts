export const zhCN = {
  heading: '学习卡片',
  empty: '还没有卡片，先做一张吧。',
  loading: '正在读取卡片……',
  front: '正面',
  back: '背面',
  add: '添加卡片',
  failed: '没有成功，请稍后再试。',
  count: '共 {{ count }} 张卡片',
  open: '打开学习卡片',
};
