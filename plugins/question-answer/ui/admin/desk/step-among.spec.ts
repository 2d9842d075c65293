import { stepAmong } from './step-among.ts';

describe('stepAmong', () => {
  const links = ['a', 'b', 'c'].map(() => Object.assign(document.createElement('a'), { href: '#' }));
  beforeAll(() => document.body.append(...links));
  afterAll(() => links.forEach((link) => link.remove()));

  it('moves the focus to the neighbour, and stays at the ends', () => {
    expect(stepAmong(links, links[0]!, 1)).toBeTrue();
    expect(document.activeElement).toBe(links[1]!);
    expect(stepAmong(links, links[2]!, 1)).toBeFalse();
    expect(stepAmong(links, links[0]!, -1)).toBeFalse();
    expect(document.activeElement).toBe(links[1]!);
  });

  it('does nothing from elsewhere', () => {
    expect(stepAmong(links, document.body, 1)).toBeFalse();
  });
});
