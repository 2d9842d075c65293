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
export const questionsDistrict = { id: 'dongling', administrator: 'D0002' } as const;

export const demoQuestions: readonly DemoQuestion[] = [
  {
    key: 'third-person',
    student: '20260031',
    subject: 'english',
    text: '我在作文里写了 “My brother like playing basketball.”，老师把 like 圈了出来。为什么这里要改成 likes？',
    answers: [
      {
        teacher: 'T0005',
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
    key: 'one-script',
    student: '20260032',
    subject: 'history',
    text: '秦统一六国以后，为什么还要统一文字、货币和度量衡？不统一会怎么样？',
    answers: [
      {
        teacher: 'T0011',
        thinking: '想一想：如果两个地方的人写的字不同、用的钱不同、一斗米的大小也不同，官府和商人会遇到哪些麻烦。',
        steps: [
          '文字不同，朝廷的命令发到各地，当地的官员可能读不懂。',
          '货币不同，货物跨地区买卖要反复折算。',
          '度量衡不同，收税和交易都没有公平的标准。',
          '统一以后，政令、贸易和税收都顺畅了，各地的联系更紧密。',
        ],
        answer: '为了巩固统一：便于推行政令，便于各地的经济往来和税收，也促进了文化交流。',
        explanation: '回答“为什么”的题目，可以按政治、经济、文化三个方面各写一句。',
        adopted: { stars: 4, words: '分方面写，答题就不乱了。' },
      },
    ],
  },
  {
    key: 'iron-in-oxygen',
    student: '20260026',
    subject: 'chemistry',
    text: '铁丝在氧气里燃烧，我写的是 $Fe + O_2 \\rightarrow Fe_3O_4$，配平时总是凑不对，有没有不靠凑的办法？',
    answers: [
      {
        teacher: 'T0009',
        thinking: '从原子个数最多的那个物质入手，让它的系数先为 1。',
        steps: [
          '令 $Fe_3O_4$ 的系数为 1，右边有 3 个铁原子和 4 个氧原子。',
          '左边要 3 个铁原子，所以 $Fe$ 的系数是 3。',
          '左边要 4 个氧原子，每个 $O_2$ 有 2 个，所以 $O_2$ 的系数是 2。',
        ],
        answer: '$3Fe + 2O_2 \\rightarrow Fe_3O_4$，反应条件写“点燃”。',
        explanation: '最后两边各数一遍：铁 3 个对 3 个，氧 4 个对 4 个。数得清，就说明配平了。',
        followUp: { text: '如果算出来的系数是分数怎么办？', reply: null },
      },
    ],
  },
  {
    key: 'reform-and-revolution',
    student: '20260037',
    subject: 'history',
    text: '洋务运动和戊戌变法都想让国家富强，它们最主要的区别是什么？',
    answers: [
      {
        teacher: 'T0011',
        thinking: '比较两件事，先列表：谁来做、学什么、改到哪一层。',
        steps: [
          '洋务运动由部分官员推动，主要学西方的技术和工业。',
          '戊戌变法由维新派推动，除了办学堂、奖励工商，还想改变政治制度。',
        ],
        answer: '最主要的区别在于是否触及制度：洋务运动学技术，戊戌变法还要改制度。',
        explanation: '比较题要写出同一个方面的不同，不要各说各的。',
      },
    ],
  },
  {
    key: 'map-scale',
    student: '20260033',
    subject: 'geography',
    text: '两张图画的都是我们区，一张比例尺大，一张比例尺小。为什么大比例尺的图反而看到的范围更小？',
    answers: [],
  },
  {
    key: 'who-or-which',
    student: '20260036',
    subject: 'english',
    text: '定语从句里什么时候用 that，什么时候只能用 which？书上的例句我总是分不清。',
    answers: [],
  },
];
