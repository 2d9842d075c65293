import fc from 'fast-check';
import { deviceCode, deviceWords } from './device-words.ts';

const agents: [agent: string, zh: string, en: string][] = [
  [
    'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
    '安卓手机 · Chrome',
    'Chrome on Android phone',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI',
    'iPhone · 微信',
    'WeChat on iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36 Edg/125.0.0.0',
    'Windows 电脑 · Edge',
    'Edge on Windows computer',
  ],
  [
    'Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) AppleWebKit/537.36 Chrome/114.0 HuaweiBrowser/15.0 Mobile Safari/537.36',
    '鸿蒙设备 · 华为浏览器',
    'Huawei Browser on HarmonyOS device',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
    'Mac 电脑 · Safari',
    'Safari on Mac',
  ],
  ['', '未知设备', 'Unknown device'],
];

test.each(agents)('%s', (agent, zh, en) => {
  expect(deviceWords(deviceCode(agent))).toEqual({ 'zh-CN': zh, en });
});

test('whatever a client calls itself, what is kept is two short codes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (agent) => {
      expect(deviceCode(agent)).toMatch(/^[a-z-]+\/[a-z-]+$/);
      expect(deviceWords(deviceCode(agent)).en).not.toBe('');
    }),
  );
});

test('a code that is not known any more has words too', () => {
  expect(deviceWords('netscape/amiga').en).toBe('Unknown device');
});
