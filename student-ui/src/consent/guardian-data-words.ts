import type { LocalText } from '@fudao/plugin-sdk';

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

/** The words of what a guardian may ask about a child's data; they come with the page. */
export const guardianDataWords = {
  heading: text('孩子的数据', "Your child's data"),
  lead: text('您也可以用这份授权码申请一份孩子的数据，或申请删除。授权码用过即失效；上面的授权如需修改，请再要一份。', "With this code you can instead ask for a copy of your child's data, or for its erasure. A code serves once: for the consents above you would need another."),
  kind: text('申请什么', 'What you ask for'),
  kinds: {
    export: text('导出孩子的数据', "A copy of my child's data"),
    erasure: text('删除孩子的数据', "Erasure of my child's data"),
  },
  explain: {
    export: text('准备好以后，孩子在“我的数据”中下载，保存 14 天。', 'Once it is ready, your child downloads it under "My data", for 14 days.'),
    erasure: text('孩子的账号会关闭，提问、图片、通知等全部删除，无法恢复。两位市管理员同意后执行。', "Your child's account closes; questions, pictures and notifications go, for good. Two administrators of the city have to agree."),
  },
  asked: text('已申请，正在等待处理', 'Asked for, waits for an answer'),
  submit: text('提交申请', 'Send this request'),
  missing: text('请选择要申请什么，并填写姓名和关系。', 'Please choose what you ask for, and give your name and relation.'),
  done: text('申请已提交', 'Your request was sent'),
  doneHint: text('市管理员会在 15 天内处理，进展在孩子的“我的数据”页面可以看到。', 'An administrator of the city answers within 15 days. How it stands shows on your child\'s page "My data".'),
} as const;
