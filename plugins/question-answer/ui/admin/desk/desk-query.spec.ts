import { readDeskQuery, writeDeskQuery } from './desk-query.ts';
import { wholeDesk } from './desk.reducer.ts';

describe('the address of the desk', () => {
  it('says which tab and filter, and can be kept', () => {
    expect(writeDeskQuery(wholeDesk)).toEqual({});
    expect(readDeskQuery({})).toEqual(wholeDesk);
    expect(readDeskQuery({ subject: 'math', grade: '8' })).toEqual({ ...wholeDesk, subject: 'math', grade: 8 });
    const waiting = { ...wholeDesk, tab: 'answered', outcome: 'awaiting-reply' } as const;
    expect(readDeskQuery(writeDeskQuery(waiting))).toEqual(waiting);
  });

  it('is as usual where it makes no sense, and knows what belongs to which tab', () => {
    expect(readDeskQuery({ tab: 'lost', grade: 'x', outcome: 'adopted', subject: ['a'] })).toEqual(wholeDesk);
    expect(readDeskQuery({ tab: 'mine', subject: 'math', grade: '8' })).toEqual({ ...wholeDesk, tab: 'mine' });
  });
});
