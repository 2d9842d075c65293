import { toRestCall } from './rest-call.ts';

describe('the request of a framed page', () => {
  it('goes to the own plugin, with params where the action takes them', () => {
    expect(toRestCall('notes', 'PUT /goals/:id', { id: 'a b', isReached: true })).toEqual({
      method: 'PUT',
      path: '/api/notes/goals/a%20b',
      query: {},
      body: { isReached: true },
    });
    expect(toRestCall('notes', 'GET /goals', { limit: 5 })).toEqual({
      method: 'GET',
      path: '/api/notes/goals',
      query: { limit: 5 },
      body: {},
    });
    expect(toRestCall('notes', 'DELETE /goals/:id', { id: 7, why: 'x' })).toEqual({
      method: 'DELETE',
      path: '/api/notes/goals/7',
      query: { why: 'x' },
      body: {},
    });
  });

  it('goes nowhere with a part that is missing or leads up', () => {
    for (const id of [undefined, '', '..', '.', {}, null])
      expect(toRestCall('notes', 'GET /goals/:id', { id })).toBeUndefined();
    expect(toRestCall('notes', 'GET /goals/:id', { id: '../../identity/me' })!.path).toBe(
      '/api/notes/goals/..%2F..%2Fidentity%2Fme',
    );
  });
});
