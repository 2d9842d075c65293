/** Texts that both apps show. */
export const sharedZhCN = {
  stage: {
    guidance: '引导中',
    waiting: '等待解答',
    'being-answered': '老师正在解答',
    answered: '已有解答',
    adopted: '已采纳',
    solved: '已解决',
    withdrawn: '已撤回',
    held: '待审核',
    refused: '未通过审核',
  },
  part: {
    thinking: '解题思路',
    steps: '解题步骤',
    answer: '答案',
    explanation: '解析',
    furtherReading: '延伸阅读',
  },
  pictures: {
    enlarge: '放大第 {{number}} 张图片',
    heading: '图片 {{number}} / {{count}}',
    alt: '第 {{number}} 张图片',
    stage: '图片，可用左右方向键切换',
    previous: '上一张',
    next: '下一张',
    zoom: '放大或还原',
  },
  draft: {
    saving: '正在保存…',
    saved: '已保存',
    savedAt: '已保存 {{time}}',
    device: '网络不通，已存在本机',
  },
};
