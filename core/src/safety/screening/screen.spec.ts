import fc from 'fast-check';
import { firstList } from './first-list.ts';
import { prepareList, screen } from './screen.ts';
import type { Use } from './word-list.ts';

const list = prepareList({ ...firstList, allowedLinks: ['smartedu.cn', 'bjedu.cn'] }, 'question');
const verdict = (text: string, use?: Use) => screen(text, use ? prepareList(firstList, use) : list).verdict;
const kinds = (text: string) => screen(text, list).findings.map(({ kind }) => kind);

describe('contact details are refused, however they are written', () => {
  test.each([
    ['phone', '我的手机 13812345678，晚上打给我'],
    ['phone', '138 1234 5678'],
    ['phone', '138-1234-5678'],
    ['phone', '１３８１２３４５６７８'],
    ['phone', '+86 13812345678'],
    ['phone', '1.3.8.1.2.3.4.5.6.7.8'],
    ['phone', '1 3 8 1 2 3 4 5 6 7 8'],
    ['phone', '1😀3😀8😀1😀2😀3😀4😀5😀6😀7😀8'],
    ['phone', '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣'],
    ['phone', '1\u200b38\u200b1234\u200b5678'],
    ['phone', '一三八一二三四五六七八'],
    ['phone', '幺三八幺二三四五六拐八'],
    ['phone', '壹叁捌壹贰叁肆伍陆柒捌'],
    ['phone', '打 010-62345678 找我'],
    ['messenger', '加我微信：abc_12345'],
    ['messenger', '微 信 号 mathking88'],
    ['messenger', 'V信 lily2012'],
    ['messenger', '我的vx: lily2012'],
    ['messenger', 'QQ号 123456789'],
    ['messenger', 'q q 12345678 扣扣：12345678'],
    ['messenger', 'wechаt: lily2012'],
    ['mail', '发到 lily@163.com'],
    ['mail', 'lily (at) 163 点 com'],
    ['link', '答案在 https://example.top/a?x=1'],
    ['link', '去 www.daan.com 看'],
    ['link', 'zuoye点com 有'],
    ['word', '你这个傻*逼'],
  ])('%s: %s', (kind, text) => {
    expect(verdict(text)).toBe('refused');
    expect(kinds(text)).toContain(kind);
  });
});

test.each(['加我微信', '加个v吧', '放学后私下联系', '你真是个笨 蛋', 'l38l2345678', '电话是 62345678'])('a person is to look at: %s', (text) =>
  expect(verdict(text)).toBe('held'),
);

describe('exercises are not tripped over', () => {
  test.each([
    '计算：$138\\times 1234-5678$ 的值',
    '把 15000000000 用科学记数法表示为 $1.5\\times10^{10}$',
    '据统计，2025 年春运全国人员流动约 13800567890 人次，用科学记数法怎么写？',
    '地球到太阳的距离约 149597870700 米',
    '圆周率 3.14159265358979，$\\sqrt{2}=1.41421356237$',
    '因为 3×4512345678=13537037034，所以余数是多少',
    '一组数据：13, 15, 17, 18, 16, 14，求中位数和方差',
    '数据 13 15 17 18 16 14 12 的平均数',
    '1949-10-01 到 2026-11-22 一共多少天？1368—1644 年是哪个朝代？',
    '第 1、3、5、7、9、11、13 题不会',
    '①②③④中正确的是①③④',
    '2026.11.22 19:30 的温度是 -3℃，比分 15:13、18:16',
    'NaOH + HCl → NaCl + H₂O，2KMnO₄ 加热，加微量水后 Q=cmΔt=4200×13',
    '已知 v_x=12345678 m/s，vx = wx + b，求 QQ′ 与 PP′ 的关系，QQ=12345678',
    '向试管中加V mL 水，人造卫星 12345678 km，再加微热',
    '微信支付 12345 元，平均每天多少？微信运动步数 12345 步',
    '小明的手机质量 0.15 kg，电话机的频率 1800000000 Hz',
    'What\'s your telephone number? It\'s 281-9176. Who is at the top?',
    '点A.点B.点C 在直线上，比例尺 1:15000000，在 x.y 处',
    '密度 $\\rho=1.0\\times10^3\\,\\mathrm{kg/m^3}$，10⁵ Pa，3.0×10⁸ m/s',
    'f(x)=x^2+13x+18，x₁=13，x₂=18，ISBN 978-7-107-18653-5',
    'We chat online, and I have many WeChat contacts. What is your QQ number?',
    '看国家平台 https://basic.smartedu.cn/syncClassroom 的视频',
    '《白鹿原》里的“去死”？屈原投江，项羽自刎',
  ])('%s', (text) => expect(screen(text, list)).toEqual({ verdict: 'clean', findings: [] }));
});

test('the words of a rating are held at most, and words count in the uses that they are for', () => {
  expect(verdict('加我微信 abc12345', 'words')).toBe('held');
  const forNames = { words: [{ word: '老师', severity: 'refuse', uses: ['name'] }], allowedLinks: [] } as const;
  expect(screen('老师', prepareList(forNames, 'name')).verdict).toBe('refused');
  expect(screen('老师', prepareList(forNames, 'question')).verdict).toBe('clean');
});

test('a finding points at what was written', () => {
  const text = '你好😀 找我：１３８-1234-５６７８ 谢谢';
  const [finding] = screen(text, list).findings;
  expect(text.slice(finding!.start, finding!.start + finding!.length)).toBe('１３８-1234-５６７８');
  expect(finding).toMatchObject({ kind: 'phone', isClear: true });
});

test('a link to a host that only looks like an allowed one is refused', () => {
  expect(verdict('https://smartedu.cn.evil.top')).toBe('refused');
  expect(verdict('https://smartedu.cn@evil.top/a')).toBe('refused');
  expect(verdict('https://notsmartedu.cn')).toBe('refused');
});

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const spelled = (one: string) => fc.constantFrom(one, String.fromCharCode(0xff10 + Number(one)), '〇一二三四五六七八九'[Number(one)]!);
const mobiles = fc.tuple(fc.integer({ min: 3, max: 9 }).map(String), fc.array(digit, { minLength: 9, maxLength: 9 })).map(([second, rest]) => ['1', second, ...rest]);

test('any mobile number in any spelling of its digits is found', () => {
  const written = mobiles.filter((digits) => !/0{5}$/.test(digits.join(''))).chain((digits) => fc.tuple(...digits.map(spelled)));
  fc.assert(
    fc.property(written, fc.constantFrom('', '-', ' ', '.', '\u200b', '😀'), (digits, joint) => {
      const { findings, verdict: said } = screen(`打我电话${joint}吧 ${digits.join(joint)}`, list);
      expect(said).toBe('refused');
      expect(findings.some(({ kind }) => kind === 'phone')).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('never fails, and findings lie within the text, in order, apart from one another', () => {
  const pieces = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('$', '\\text{', '}', '138', '12345678', '微信', 'abc12345', '@', '.com', 'www.', '😀', '\u200d')), { maxLength: 30 });
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const { start, length } of screen(text, list).findings) {
        expect(start).toBeGreaterThanOrEqual(end);
        expect(length).toBeGreaterThan(0);
        end = start + length;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 300 },
  );
});

test('long and nasty texts take no long time', () => {
  for (const piece of ['1 ', '微信', 'a.', '13', 'www.a-', '加', '$', '\\text{', '一']) {
    expect(['clean', 'held', 'refused']).toContain(verdict(piece.repeat(5_000)));
  }
});
