import { createHmac } from 'node:crypto';
import { iceServersFor } from './ice-servers.ts';

const endsAt = Date.parse('2026-11-23T11:00:00Z');
const turn = { stunUrls: ['stun:turn.example.org:3478'], turnUrls: ['turn:turn.example.org:3478', 'turns:turn.example.org:443?transport=tcp'], turnSecret: 's'.repeat(32) };

describe('servers by which browsers find each other', () => {
  test('are none where none is set up', () => {
    expect(iceServersFor({ stunUrls: [], turnUrls: [] }, endsAt)).toEqual([]);
    expect(iceServersFor({ ...turn, turnUrls: [] }, endsAt)).toEqual([{ urls: turn.stunUrls }]);
  });

  test('have credentials that TURN servers can check, that end soon after the room, and tell nobody apart', () => {
    const [stun, relay] = iceServersFor(turn, endsAt);
    expect(stun).toEqual({ urls: turn.stunUrls });
    expect(relay!.urls).toEqual(turn.turnUrls);
    const [until, label] = relay!.username!.split(':');
    expect([Number(until) * 1_000 - endsAt, label]).toEqual([300_000, expect.stringMatching(/^[0-9a-f]{12}$/)]);
    expect(relay!.credential).toBe(createHmac('sha1', turn.turnSecret).update(relay!.username!).digest('base64'));
    expect(iceServersFor(turn, endsAt)[1]!.username).not.toBe(relay!.username);
  });
});
