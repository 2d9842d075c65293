import type { LocalText, Role } from '@fudao/plugin-sdk';

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

const student: readonly Role[] = ['student'];
const teacher: readonly Role[] = ['teacher'];
const staff: readonly Role[] = ['school-administrator', 'district-administrator', 'city-administrator'];

interface Said {
  readonly words: LocalText;
  /** Whom it is about; everybody where it is left out. */
  readonly roles?: readonly Role[];
}

const say = (zhCN: string, en: string, roles?: readonly Role[]): Said => ({ words: text(zhCN, en), ...(roles && { roles }) });

/** What a room of the core keeps of people, in words for those people, and what an erasure leaves of it. */
export interface RoomKeeps {
  readonly name: LocalText;
  readonly holds: readonly Said[];
  readonly stays?: readonly Said[];
}

/** In the order in which they are shown. What is not here keeps nothing of anybody, or nothing of its own. */
export const keptOfPeople: Readonly<Record<string, RoomKeeps>> = {
  identity: {
    name: text('账号', 'Account'),
    holds: [
      say('姓名、教育ID、出生日期、学校、班级和年级', 'Name, education ID, day of birth, school, class and grade', student),
      say('姓名、教育ID、学校和任教学科', 'Name, education ID, school and what you teach', teacher),
      say('姓名、教育ID和职务', 'Name, education ID and office', [...staff, 'vendor']),
      say('在哪些设备上、什么时候登录', 'On which devices you signed in, and when'),
    ],
    stays: [say('一个不含姓名的编号、账号类型和所在区，用于统计；以及教育ID的加密印记，防止再次导入', 'A number without your name, the kind of account and the district, for counts; and a keyed mark of the education ID, so that no import brings you back')],
  },
  consent: {
    name: text('授权', 'Consents'),
    holds: [
      say('你和监护人同意或不同意了什么，监护人的姓名和关系', 'What you and your guardian allowed or refused, with the name and relation of the guardian', student),
      say('由你登记的授权', 'Consents that you entered', staff),
    ],
  },
  files: { name: text('图片', 'Pictures'), holds: [say('你上传的图片', 'Pictures that you uploaded')] },
  policy: {
    name: text('使用时间', 'Time of use'),
    holds: [
      say('辅导的时间和次数', 'When and how often you were tutored', student),
      say('每天使用应用的时间，是否超过限制', 'When you had the app open each day, and whether you met a limit', student),
      say('辅导的时间和次数', 'When and how often you tutored', teacher),
      say('由你修改的规则和校历', 'Rules and calendar entries that you changed', staff),
    ],
    stays: [say('谁改了规则，只留编号', 'Who changed a rule, by number', staff)],
  },
  media: { name: text('通话', 'Calls'), holds: [say('你能进入哪些辅导室，何时进入、何时离开；不保存声音', 'Which live rooms you could come into, when you came and when you left; no sound')] },
  boards: { name: text('共享画板', 'Shared boards'), holds: [say('辅导时你和老师在画板上画的内容', 'What you and a teacher drew on a board while tutoring')] },
  ratings: {
    name: text('评价', 'Ratings'),
    holds: [
      say('你给老师的评价、标签和评语', 'What you gave your teachers: ratings, tags and words', student),
      say('学生给你的评价、标签，你的申诉', 'Ratings and tags that students gave you, and what you contested', teacher),
      say('由你处理的评语和申诉', 'Words and objections that you decided on', staff),
    ],
    stays: [say('你给的评分留在老师的合计里，看不出是谁给的', "What you gave stays in the teacher's sums, without whose it was", student)],
  },
  points: {
    name: text('积分账本', 'Points ledger'),
    holds: [
      say('每一条积分记录、更正和发放', 'Each entry, correction and payout', teacher),
      say('由你提出、审批和结算的积分', 'What you proposed, decided and closed', staff),
    ],
    stays: [
      say('积分账本是发放报酬的依据，依法须保存，因此各条记录会以编号保留，不含姓名', 'The ledger is payroll, which by law has to be kept: its entries stay under a number, without your name', teacher),
      say('谁审批、谁结算，只留编号', 'Who decided and who closed, by number', staff),
    ],
  },
  admission: {
    name: text('教师申报', 'Admission'),
    holds: [say('你的申报材料和审核过程', 'Your application and its reviews', teacher), say('由你审核的申报', 'Applications that you reviewed', staff)],
  },
  knowledge: { name: text('题库', 'Question bank'), holds: [say('你向题库推荐的题目', 'Questions that you proposed for the bank', teacher)], stays: [say('已收入题库的题目会保留，不显示作者', 'Questions that were taken into the bank stay, without an author', teacher)] },
  notifications: { name: text('通知', 'Notifications'), holds: [say('收到的通知、通知方式、邮箱和手机号', 'What you were told, how you want to be told, your mail address and mobile number')] },
  safety: { name: text('举报与处理', 'Reports'), holds: [say('你的举报、申诉，以及与你有关的处理', 'What you reported and contested, and what was decided about you'), say('由你处理的举报', 'Reports that you decided on', staff)] },
  analytics: {
    name: text('统计', 'Figures'),
    holds: [say('你的辅导次数、时长和学科', 'How often, how long and in which subjects you were tutored', student), say('你的辅导次数、时长和内容汇总', 'How often, how long and what you tutored, in sums', teacher)],
    stays: [say('只剩合计数字，无法看出是谁', 'Sums alone, which say nothing of anybody')],
  },
  records: {
    name: text('全程记录', 'Records'),
    holds: [say('提问、解答、消息、通话、登录等每一步的加密记录', 'Each question, answer, message, call and sign-in, encrypted')],
    stays: [say('记录前后相连、不可修改，所以条目会保留；你的密钥会被销毁，内容从此谁也读不出来', 'Records are chained and cannot be altered, so the entries stay. Your key is destroyed, and nobody can read any more what they say')],
  },
  'plugin-manager': { name: text('插件管理', 'Plugins'), holds: [say('由你启用、停用和设置的插件', 'Plugins that you enabled, disabled and set', staff)], stays: [say('谁做了修改，只留编号', 'Who changed it, by number', staff)] },
  organisation: { name: text('学校与校历', 'Schools and calendar'), holds: [say('由你修改的校历', 'Calendar entries that you changed', staff)], stays: [say('谁做了修改，只留编号', 'Who changed it, by number', staff)] },
  privacy: {
    name: text('数据申请', 'Requests about data'),
    holds: [say('你提出的导出和删除申请', 'Exports and erasures that you asked for'), say('由你处理的申请', 'Requests that you decided on', ['city-administrator'])],
    stays: [say('曾有一项申请、何时办结，只留编号', 'That there was a request and when it ended, by number')],
  },
};

const wordsFor = (said: readonly Said[], roles: readonly Role[]) => said.filter((one) => !one.roles || one.roles.some((role) => roles.includes(role))).map(({ words }) => words);

/** What the rooms keep of somebody with these roles. */
export function keptOf(roles: readonly Role[]) {
  return Object.entries(keptOfPeople).flatMap(([id, { name, holds, stays = [] }]) => {
    const own = wordsFor(holds, roles);
    return own.length === 0 ? [] : [{ id, name, holds: own, retention: null, stays: wordsFor(stays, roles) }];
  });
}
