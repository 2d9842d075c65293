import type { AnyBankQuestion } from './stand-ins.ts';

/** Written for these tests; each secret stands in the solution alone. */
export const secrets = { answer: 'kumquat-17', explanation: 'pomelo-explains', lastStep: 'quince-step' } as const;

export const bank: readonly AnyBankQuestion[] = [
  {
    id: 'bank-train',
    subject: 'math',
    grade: 8,
    type: 'fill-blank',
    difficulty: 2,
    stem: '一列火车匀速通过一座长 1200 米的大桥用了 50 秒，整列火车完全在桥上的时间是 30 秒，求火车的速度和车长。',
    options: [],
    answer: [secrets.answer],
    thinking: '先想清楚从车头上桥到车尾离桥走了多远。',
    steps: ['设火车的速度为未知数。', '列出两个方程。', `解方程：${secrets.lastStep}。`],
    explanation: `两次所走的路程相差两个车长。${secrets.explanation}。`,
    knowledgePoints: ['一元一次方程', '行程问题'],
  },
  {
    id: 'bank-lens',
    subject: 'physics',
    grade: 8,
    type: 'single-choice',
    difficulty: 3,
    stem: '把蜡烛放在凸透镜前两倍焦距以外，光屏上得到的像是怎样的？',
    options: ['A. 倒立放大的实像', 'B. 倒立缩小的实像', 'C. 正立放大的虚像', 'D. 等大的实像'],
    answer: ['B'],
    thinking: '',
    steps: [],
    explanation:
      '先看物体到透镜的距离与焦距的关系。再回想成像的规律。物距大于两倍焦距时像在一倍与两倍焦距之间。故选 B。',
    knowledgePoints: ['凸透镜成像'],
  },
  {
    id: 'bank-triangle',
    subject: 'math',
    grade: 7,
    type: 'open',
    difficulty: 2,
    stem: '证明三角形的三个内角之和等于一百八十度，可以过一个顶点作对边的平行线。',
    options: [],
    answer: ['内错角相等，三个角拼成平角'],
    thinking: '',
    steps: [],
    explanation: '过顶点作平行线。利用内错角相等。三个角拼成平角。证毕。',
    knowledgePoints: ['三角形内角和'],
  },
];

export const trainQuestion = '一列火车匀速通过长1200米的大桥用了50秒，完全在桥上的时间是30秒，求火车的速度和车长';
export const unheardOfQuestion = '为什么夏天的傍晚湖面上的风会从水面吹向岸边呢？我想不明白';
