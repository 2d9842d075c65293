import { jitsiSettingsProblem } from './jitsi-settings-problem.ts';

const whole = { domain: 'meet.jitsi', url: 'https://meet.example', appId: 'fudao', secret: 's', ordersUrl: 'http://p:5280/fudao/orders', messageSecret: 'm' };
const without = (...names: string[]) => Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name))) as never;

test('settings that are whole, or absent, are fine', () => {
  for (const one of [whole, without('url'), { ...whole, secret: undefined, privateKey: 'k', keyId: 'k1' } as never]) expect(jitsiSettingsProblem(one)).toBeUndefined();
});

test.each([
  ['half of them', without('appId', 'ordersUrl'), 'FUDAO_JITSI_APP_ID, FUDAO_JITSI_ORDERS_URL'],
  ['nothing to sign with', without('secret'), 'FUDAO_JITSI_SECRET'],
  ['two things to sign with', { ...whole, privateKey: 'k', keyId: 'k1' } as never, 'either'],
  ['a key without its id', { ...whole, privateKey: 'k' } as never, 'go together'],
])('%s stops the start with a sentence', (_, jitsi, words) => {
  expect(jitsiSettingsProblem(jitsi)).toContain(words);
});
