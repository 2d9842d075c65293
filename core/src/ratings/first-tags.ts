/** Style tags that an installation starts with; the city's administrators go on from here. */
export const firstTags: readonly (readonly [id: string, zhCN: string, en: string])[] = [
  ['patient', '耐心', 'Patient'],
  ['clear', '思路清晰', 'Clear thinking'],
  ['step-by-step', '循序渐进', 'Step by step'],
  ['humorous', '幽默风趣', 'Humorous'],
  ['encouraging', '鼓励学生', 'Encouraging'],
  ['kind', '亲切温和', 'Kind'],
  ['rigorous', '严谨', 'Rigorous'],
  ['quick', '回应及时', 'Answers quickly'],
  ['to-the-point', '一语中的', 'To the point'],
  ['good-examples', '善举例子', 'Good examples'],
  ['many-ways', '一题多解', 'Many ways to solve'],
  ['asks-back', '善于启发', 'Makes you think'],
  ['basics', '基础扎实', 'Strong on basics'],
  ['exam-wise', '熟悉考点', 'Knows the exams'],
  ['neat-writing', '板书工整', 'Neat writing'],
  ['in-depth', '讲解深入', 'Goes deep'],
];
