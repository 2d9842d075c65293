/** What a teacher of the demo city writes. */
export interface DemoAnswer {
  readonly teacher: string;
  readonly thinking: string;
  readonly steps: readonly string[];
  readonly answer: string;
  readonly explanation: string;
  /** The one follow-up that the student may ask, and what the teacher said to it. */
  readonly followUp?: { readonly text: string; readonly reply: string | null };
  /** Adopted with these stars; the others are still being compared. */
  readonly adopted?: { readonly stars: number; readonly words: string };
}

/** A question of the demo city, with what became of it; without answers it waits on the teachers' desks. */
export interface DemoQuestion {
  readonly key: string;
  readonly student: string;
  readonly subject: string;
  readonly text: string;
  readonly answers: readonly DemoAnswer[];
}

/** Of one district whose teachers and students are not those whom people try the city with. */
export const questionsDistrict = { id: 'nanting', administrator: 'D0003' } as const;

export const demoQuestions: readonly DemoQuestion[] = [
  {
    key: 'third-person',
    student: '20260046',
    subject: 'english',
    text: '我在作文里写了 “My brother like playing basketball.”，老师把 like 圈了出来。为什么这里要改成 likes？',
    answers: [
      {
        teacher: 'T0006',
        thinking: '先找主语是谁，再看句子说的是不是经常发生的事。',
        steps: [
          '主语是 My brother，可以换成 he，是第三人称单数。',
          '句子说的是他平时的爱好，用一般现在时。',
          '一般现在时里，主语是第三人称单数，动词要加 -s：like → likes。',
        ],
        answer: 'My brother likes playing basketball.',
        explanation: '检查作文时，可以把每句的主语圈出来：凡是能换成 he、she 或 it 的，再看一眼后面的动词有没有变化。',
        followUp: {
          text: '那 “My brother and I” 后面也要加 s 吗？',
          reply: '不用。My brother and I 可以换成 we，是两个人，动词用原形：My brother and I like playing basketball.',
        },
        adopted: { stars: 5, words: '用 he、she、it 来替换，一下子就记住了。' },
      },
    ],
  },
  {
    key: 'map-scale',
    student: '20260047',
    subject: 'geography',
    text: '两张图画的都是我们区，一张比例尺大，一张比例尺小。为什么大比例尺的图反而看到的范围更小？',
    answers: [
      {
        teacher: 'T0012',
        thinking: '比例尺说的是图上距离比实地距离。纸一样大时，想一想每一厘米代表多远。',
        steps: [
          '比例尺大，图上一厘米代表的实地距离短。',
          '纸的大小不变，能画下的实地范围就小，但细节更清楚。',
          '比例尺小，图上一厘米代表的实地距离长，能画下的范围大，细节就省略了。',
        ],
        answer: '图幅相同时，比例尺越大，表示的范围越小，内容越详细。',
        explanation: '找学校门口的路用大比例尺地图，看全国用小比例尺地图。',
        adopted: { stars: 4, words: '想成“一厘米代表多远”就明白了。' },
      },
    ],
  },
  {
    key: 'two-bulbs',
    student: '20260042',
    subject: 'physics',
    text: '两只规格不同的小灯泡串联，电流明明处处相等，为什么一只亮一只暗？',
    answers: [
      {
        teacher: 'T0004',
        thinking: '灯泡的亮度看实际功率。电流相等时，功率由哪个量决定？',
        steps: [
          '灯泡的亮度取决于实际功率 $P$。',
          '串联时两只灯泡的电流 $I$ 相等，用 $P = I^2R$ 来比较。',
          '$I$ 相同，电阻 $R$ 大的那只功率大，所以更亮。',
        ],
        answer: '串联时电阻大的灯泡实际功率大，因此更亮。',
        explanation: '并联时两端电压相等，要换用 $P = \\frac{U^2}{R}$ 比较，结论正好相反。',
        adopted: { stars: 5, words: '原来要先看哪个量相等，再选公式。' },
      },
    ],
  },
  {
    key: 'reform-and-revolution',
    student: '20260051',
    subject: 'history',
    text: '洋务运动和戊戌变法都想让国家富强，它们最主要的区别是什么？',
    answers: [
      {
        teacher: 'T0008',
        thinking: '从“学到哪一步”来想：器物，还是制度。',
        steps: ['洋务运动：学器物，办工厂、练海军，不改制度。', '戊戌变法：学制度，希望实行君主立宪。'],
        answer: '洋务运动停留在器物层面，戊戌变法进到了制度层面。',
        explanation: '近代史上还有一步是思想文化层面，学到新文化运动时可以接着比较。',
        followUp: { text: '那辛亥革命算哪一步？', reply: null },
      },
    ],
  },
  {
    key: 'one-script',
    student: '20260048',
    subject: 'history',
    text: '秦统一六国以后，为什么还要统一文字、货币和度量衡？不统一会怎么样？',
    answers: [],
  },
  {
    key: 'who-or-which',
    student: '20260052',
    subject: 'english',
    text: '定语从句里什么时候用 that，什么时候只能用 which？书上的例句我总是分不清。',
    answers: [],
  },
];
