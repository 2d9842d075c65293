import { Type, type LocalText, type Static, type TSchema } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;

/**
 * Which way a district may change a value: to a `lower` or `higher` number, an `earlier` or `later` time, `off`,
 * or to `fewer` of a list. What says nothing is the city's alone.
 */
export type Tighter = 'lower' | 'higher' | 'earlier' | 'later' | 'off' | 'fewer';

/** What a person reads beside a rule, and how a district may tighten it. */
interface Said {
  readonly title: LocalText;
  readonly description: LocalText;
  readonly tighter?: Tighter;
}

const said = ({ title, description, tighter }: Said) => ({
  'x-title': title,
  'x-description': description,
  ...(tighter && { 'x-tighter': tighter }),
});

const minutes = (maximum: number, about: Said, minimum = 1) => Type.Integer({ minimum, maximum, ...said(about) });
const amount = (maximum: number, about: Said, minimum = 0) => Type.Integer({ minimum, maximum, ...said(about) });
/** `HH:MM` of the city's own day; 24:00 is its end. */
const time = (about: Said) => Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$', ...said(about) });
const flag = (about: Said) => Type.Boolean({ ...said(about) });

const openerRoles = ['student', 'teacher', 'school-administrator', 'district-administrator', 'city-administrator'] as const;
const openers = (title: LocalText) =>
  Type.Array(Type.Union(openerRoles.map((role) => Type.Literal(role))), {
    uniqueItems: true,
    ...said({
      title,
      description: { 'zh-CN': '不在其中的角色不能发起。', en: 'Roles that are not among them cannot begin it.' },
      tighter: 'fewer',
    }),
  });

const group = <T extends Parameters<typeof Type.Object>[0]>(title: LocalText, properties: T) =>
  Type.Object(properties, { ...closed, 'x-title': title });

/**
 * The rules of the programme that the platform enforces. The city sets them, a district may only tighten.
 * Source: the programme's own rules; the values are data (config/policies/programme.yaml).
 */
export const RulesSchema = Type.Object(
  {
    tutoringHours: group(
      { 'zh-CN': '辅导时段', en: 'Tutoring hours' },
      {
        from: time({
          title: { 'zh-CN': '开始时间', en: 'From' },
          description: { 'zh-CN': '上课日几点开始实时辅导。', en: 'When live tutoring begins on school days.' },
          tighter: 'later',
        }),
        to: time({
          title: { 'zh-CN': '结束时间', en: 'To' },
          description: { 'zh-CN': '辅导须在此之前结束。', en: 'Tutoring has ended by then.' },
          tighter: 'earlier',
        }),
      },
    ),
    outsideHours: group(
      { 'zh-CN': '辅导时段以外', en: 'Outside of tutoring hours' },
      {
        ask: flag({
          title: { 'zh-CN': '可以提问', en: 'Students may ask' },
          description: { 'zh-CN': '关闭后，学生只能在辅导时段内提出新问题。', en: 'If off, new questions are asked in tutoring hours only.' },
          tighter: 'off',
        }),
        browse: flag({
          title: { 'zh-CN': '可以浏览', en: 'Students may browse' },
          description: {
            'zh-CN': '关闭后，学生只能在辅导时段内观看微课、查看题目。',
            en: 'If off, micro-lessons and the question bank open in tutoring hours only.',
          },
          tighter: 'off',
        }),
      },
    ),
    session: group(
      { 'zh-CN': '一对一辅导', en: 'One-to-one' },
      {
        maxMinutes: minutes(180, {
          title: { 'zh-CN': '每次最长（分钟）', en: 'Longest session (minutes)' },
          description: { 'zh-CN': '到时由服务器结束。', en: 'The server ends it then.' },
          tighter: 'lower',
        }),
      },
    ),
    classSession: group(
      { 'zh-CN': '互动课堂', en: 'Interactive classroom' },
      {
        maxMinutes: minutes(180, {
          title: { 'zh-CN': '每课次最长（分钟）', en: 'Longest class (minutes)' },
          description: { 'zh-CN': '到时由服务器结束。', en: 'The server ends it then.' },
          tighter: 'lower',
        }),
        gapMinutes: minutes(
          240,
          {
            title: { 'zh-CN': '两课次间隔（分钟）', en: 'Between two classes (minutes)' },
            description: { 'zh-CN': '同一位老师的两次课之间至少休息这么久。', en: 'At least so long between two classes of one teacher.' },
            tighter: 'higher',
          },
          0,
        ),
        weeklyMinutes: minutes(2_400, {
          title: { 'zh-CN': '每位老师每周（分钟）', en: 'A teacher, a week (minutes)' },
          description: { 'zh-CN': '每周一对多辅导的总时长上限，周一至周日。', en: 'One-to-many tutoring of one teacher, Monday to Sunday.' },
          tighter: 'lower',
        }),
        maxSeats: amount(
          1_000,
          {
            title: { 'zh-CN': '每课次名额', en: 'Seats of a class' },
            description: { 'zh-CN': '一次课最多容纳的学生人数。', en: 'How many students one class has room for at most.' },
            tighter: 'lower',
          },
          1,
        ),
      },
    ),
    teacherUse: group(
      { 'zh-CN': '老师的工作量', en: 'A teacher’s load' },
      {
        dayMinutes: minutes(720, {
          title: { 'zh-CN': '每天实时辅导（分钟）', en: 'Live tutoring a day (minutes)' },
          description: { 'zh-CN': '一对一与课堂合计。', en: 'One-to-one and classes together.' },
          tighter: 'lower',
        }),
        continuousMinutes: minutes(720, {
          title: { 'zh-CN': '连续实时辅导（分钟）', en: 'Live tutoring without a break (minutes)' },
          description: { 'zh-CN': '达到后须先休息。', en: 'After that comes a break.' },
          tighter: 'lower',
        }),
        breakMinutes: minutes(120, {
          title: { 'zh-CN': '休息（分钟）', en: 'A break (minutes)' },
          description: { 'zh-CN': '休息够这么久，才算重新开始。', en: 'A pause of this length starts the count anew.' },
          tighter: 'higher',
        }),
      },
    ),
    studentUse: group(
      { 'zh-CN': '学生用眼与防沉迷', en: 'Overuse by students' },
      {
        dayMinutes: minutes(720, {
          title: { 'zh-CN': '每天使用（分钟）', en: 'Use a day (minutes)' },
          description: { 'zh-CN': '到时先完成手头的解答或辅导，然后停止，并告知学校。', en: 'What is under way ends first; then the platform stops, and the school is told.' },
          tighter: 'lower',
        }),
        continuousMinutes: minutes(720, {
          title: { 'zh-CN': '连续使用（分钟）', en: 'Use without a break (minutes)' },
          description: { 'zh-CN': '达到后须先休息。', en: 'After that comes a break.' },
          tighter: 'lower',
        }),
        breakMinutes: minutes(120, {
          title: { 'zh-CN': '休息（分钟）', en: 'A break (minutes)' },
          description: { 'zh-CN': '休息够这么久，才算重新开始。', en: 'A pause of this length starts the count anew.' },
          tighter: 'higher',
        }),
        warnMinutes: minutes(60, {
          title: { 'zh-CN': '提前提醒（分钟）', en: 'Warning ahead (minutes)' },
          description: { 'zh-CN': '到达上限前多久提醒学生。', en: 'How long before a limit the student is warned.' },
          tighter: 'higher',
        }),
      },
    ),
    points: group(
      { 'zh-CN': '积分', en: 'Points' },
      {
        perTerm: amount(100_000, {
          title: { 'zh-CN': '每学期上限（分）', en: 'A term (points)' },
          description: { 'zh-CN': '一位老师一学期最多计入的积分。', en: 'What one teacher can earn in one term at most.' },
        }),
        fenPerPoint: amount(100_000, {
          title: { 'zh-CN': '每分折合（分钱）', en: 'Worth of a point (fen)' },
          description: { 'zh-CN': '1 积分折合人民币多少分，1000 即 10 元。', en: 'What one point is worth; 1000 fen are 10 yuan.' },
        }),
        adoptedAnswersPerWeek: amount(500, {
          title: { 'zh-CN': '每周计分的采纳解答', en: 'Adopted answers a week that earn' },
          description: { 'zh-CN': '一位老师每周最多有这么多个被采纳的解答计分。', en: 'So many adopted answers of one teacher earn points in a week.' },
          tighter: 'lower',
        }),
        tariff: group(
          { 'zh-CN': '计分标准（百分之一分）', en: 'Tariff (hundredths of a point)' },
          {
            sessionMinute: amount(10_000, {
              title: { 'zh-CN': '一对一辅导，每分钟', en: 'A minute of one-to-one' },
              description: { 'zh-CN': '单位：百分之一积分。', en: 'In hundredths of a point.' },
            }),
            classMinute: amount(10_000, {
              title: { 'zh-CN': '互动课堂，每分钟', en: 'A minute of a class' },
              description: { 'zh-CN': '单位：百分之一积分。', en: 'In hundredths of a point.' },
            }),
            adoptedAnswer: amount(100_000, {
              title: { 'zh-CN': '每个被采纳的解答', en: 'An adopted answer' },
              description: { 'zh-CN': '单位：百分之一积分。', en: 'In hundredths of a point.' },
            }),
            lesson: amount(100_000, {
              title: { 'zh-CN': '每个通过审核的微课', en: 'A micro-lesson' },
              description: { 'zh-CN': '单位：百分之一积分。', en: 'In hundredths of a point.' },
            }),
          },
        ),
      },
    ),
    openers: group(
      { 'zh-CN': '谁可以发起', en: 'Who may begin' },
      {
        session: openers({ 'zh-CN': '一对一辅导', en: 'One-to-one' }),
        class: openers({ 'zh-CN': '互动课堂', en: 'A class' }),
        ask: openers({ 'zh-CN': '提问', en: 'A question' }),
        answer: openers({ 'zh-CN': '解答', en: 'An answer' }),
      },
    ),
  },
  closed,
);

export type Rules = Static<typeof RulesSchema>;

type Properties = Record<string, TSchema>;

/** Any of a district's values; which of them it may set, and how far, is asked of `loosenessOf`. */
export const TighteningSchema = Type.Object(
  Object.fromEntries(
    Object.entries(RulesSchema.properties as Properties).map(([name, inner]) => [
      name,
      Type.Optional(Type.Partial(inner as ReturnType<typeof Type.Object>, closed)),
    ]),
  ),
  closed,
);
