import { healthOf, reasonText, type ChannelState } from './notification-delivery.ts';

const well: ChannelState = { channel: 'mail', missing: null, waiting: 3, lateMs: 0, sent: 9, dropped: 1, failed: 0, reasons: [] };

describe('how a way outside works', () => {
  it('is told at a glance: what stands still before what failed', () => {
    expect(healthOf(well)).toBe('well');
    expect(healthOf({ ...well, failed: 1 })).toBe('failing');
    expect(healthOf({ ...well, failed: 1, lateMs: 600_000 })).toBe('late');
    expect(healthOf({ ...well, missing: { 'zh-CN': '没有', en: 'none' } })).toBe('missing');
  });

  it('has a sentence for every code', () => {
    const codes = ['mail-server-535', 'mail-server-EAUTH', 'mail-server-550', 'mail-server-ECONNREFUSED', 'push-service-403', 'push-service-503', 'push-service-413', 'sms-gateway-ENOSPC', 'too-late', 'internal'];
    expect(codes.map(reasonText)).toEqual(['mailPassword', 'mailPassword', 'mailRefused', 'mailUnreachable', 'pushKey', 'pushUnreachable', 'pushRefused', 'sms', 'tooLate', 'other']);
  });
});
