import type { Manifest } from '@fudao/plugin-sdk';
import { consentAskOf } from './consent-ask.ts';

const text = (words: string) => ({ 'zh-CN': words, en: words });
const manifest: Manifest = {
  ...{ id: 'mind-map', version: '1.0.0', name: text('Mind map'), summary: text('Draws maps'), vendor: 'acme' },
  ...{ engines: { platform: '^1.0.0' }, capabilities: [], permissions: {}, privacy: { holds: [], retention: 'P1Y' } },
};
const consent = { purpose: text('Draws what you learned'), recipients: [text('Acme')] };
const saying = (changes: Partial<typeof consent> = {}, vendor = 'acme'): Manifest => ({
  ...manifest,
  vendor,
  privacy: { ...manifest.privacy, consent: { ...consent, ...changes } },
});

describe('what a release asks consent for', () => {
  test('is what it says, wherever it came from', () => {
    const ask = consentAskOf({ manifest: saying(), origin: 'bundled', trust: 'trusted' });
    expect(ask).toMatchObject({ pluginId: 'mind-map', purpose: consent.purpose, recipients: consent.recipients, retention: 'P1Y' });
  });

  test('a vendor’s cannot leave out; what came with the platform, or is trusted, can', () => {
    expect(consentAskOf({ manifest, origin: 'package', trust: 'confined' })).toMatchObject({ purpose: manifest.summary, recipients: [text('acme')] });
    expect(consentAskOf({ manifest, origin: 'package', trust: 'trusted' })).toBeUndefined();
    expect(consentAskOf({ manifest, origin: 'bundled', trust: 'confined' })).toBeUndefined();
  });

  test('is another one with each word of purpose, recipients and vendor, and with nothing else', () => {
    const versionOf = (one: Manifest) => consentAskOf({ manifest: one, origin: 'package', trust: 'confined' })!.version;
    const first = versionOf(saying());
    expect(versionOf({ ...saying(), version: '2.0.0', summary: text('More') })).toBe(first);
    const others = [saying({ purpose: text('Sells it') }), saying({ recipients: [text('Acme'), text('Others')] }), saying({}, 'beta')];
    expect(new Set([first, ...others.map(versionOf)]).size).toBe(4);
  });
});
