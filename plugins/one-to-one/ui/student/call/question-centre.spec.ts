import { joined } from './question-centre.ts';

const brought = { subject: 'math', text: '怎么求最值？', pictureIds: ['p1'] };

describe('what is taken along into the Q&A centre', () => {
  it('is the draft where none was there', () => {
    expect(joined(null, brought)).toEqual(brought);
    expect(joined({ subject: null, text: ' ', pictureIds: [] }, brought)).toEqual(brought);
  });

  it('stands behind what was there already', () => {
    const { text, pictureIds } = joined({ subject: 'physics', text: '浮力怎么算', pictureIds: ['p0'] }, brought);
    expect(text).toBe('浮力怎么算\n\n怎么求最值？');
    expect(pictureIds).toEqual(['p0', 'p1']);
  });

  it('comes once, however often it is taken', () => {
    const once = joined({ subject: null, text: '浮力', pictureIds: [] }, brought);
    expect(joined(once, brought)).toEqual(once);
  });

  it('has no more pictures than a question may', () => {
    expect(joined({ ...brought, pictureIds: ['a', 'b', 'c', 'd'] }, brought).pictureIds.length).toBe(4);
  });
});
