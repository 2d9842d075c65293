import type { LocalText } from '@fudao/plugin-sdk';

type Known = readonly [pattern: RegExp, code: string, words: LocalText];

const text = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en });

/** In order: many browsers also call themselves by the names further down. */
const browsers: readonly Known[] = [
  [/MicroMessenger\//, 'wechat', text('微信', 'WeChat')],
  [/DingTalk\//, 'dingtalk', text('钉钉', 'DingTalk')],
  [/HuaweiBrowser\//, 'huawei', text('华为浏览器', 'Huawei Browser')],
  [/MiuiBrowser\//, 'miui', text('小米浏览器', 'Mi Browser')],
  [/Quark\//, 'quark', text('夸克', 'Quark')],
  [/UCBrowser\//, 'uc', text('UC 浏览器', 'UC Browser')],
  [/M?QQBrowser\//, 'qq', text('QQ 浏览器', 'QQ Browser')],
  [/Edg(A|iOS)?\//, 'edge', text('Edge', 'Edge')],
  [/(Firefox|FxiOS)\//, 'firefox', text('Firefox', 'Firefox')],
  [/(Chrome|CriOS)\//, 'chrome', text('Chrome', 'Chrome')],
  [/Safari\//, 'safari', text('Safari', 'Safari')],
];

const systems: readonly Known[] = [
  [/iPhone/, 'iphone', text('iPhone', 'iPhone')],
  [/iPad/, 'ipad', text('iPad', 'iPad')],
  [/OpenHarmony|HarmonyOS/, 'harmony', text('鸿蒙设备', 'HarmonyOS device')],
  [/Android.*Mobile/, 'android-phone', text('安卓手机', 'Android phone')],
  [/Android/, 'android-tablet', text('安卓平板', 'Android tablet')],
  [/Windows/, 'windows', text('Windows 电脑', 'Windows computer')],
  [/Macintosh/, 'mac', text('Mac 电脑', 'Mac')],
  [/CrOS/, 'chromebook', text('Chromebook', 'Chromebook')],
  [/Linux/, 'linux', text('Linux 电脑', 'Linux computer')],
];

const unknown = 'unknown';
const codeIn = (table: readonly Known[], agent: string) =>
  table.find(([pattern]) => pattern.test(agent))?.[1] ?? unknown;

/**
 * What is kept of a user agent: which browser on what kind of device, as two codes. Enough to
 * recognise one's own sign-ins by, too little to recognise a person by.
 */
export function deviceCode(userAgent: string): string {
  const agent = userAgent.slice(0, 512);
  return `${codeIn(browsers, agent)}/${codeIn(systems, agent)}`;
}

/** The words for a device code. */
export function deviceWords(code: string): LocalText {
  const [browserCode, systemCode] = code.split('/');
  const browser = browsers.find(([, known]) => known === browserCode)?.[2];
  const system = systems.find(([, known]) => known === systemCode)?.[2];
  if (browser && system) return text(`${system['zh-CN']} · ${browser['zh-CN']}`, `${browser.en} on ${system.en}`);
  return browser ?? system ?? text('未知设备', 'Unknown device');
}
