import fc from 'fast-check';
import { checkReview, nextAttempt, reviewedSubjects, type ProposalState } from './review.ts';

const person = fc.constantFrom('a', 'b', 'c');
const subject = fc.constantFrom('math', 'physics');
const reviewer = fc.record({
  id: person,
  roles: fc.subarray(['teacher', 'reviewer'] as const),
  teaching: fc.option(
    fc.record({
      subjects: fc.subarray(['math', 'physics']),
      grades: fc.constant([7]),
      reviews: fc.subarray(['math', 'physics']),
    }),
    { nil: null },
  ),
});
const proposal = fc.record({
  state: fc.constantFrom<ProposalState>('pending', 'accepted', 'returned'),
  subject,
  proposedBy: person,
  authorId: fc.option(person, { nil: null }),
});

describe('review of a proposal', () => {
  test('only a reviewer of the subject, never of the own, and only once', () => {
    fc.assert(
      fc.property(reviewer, proposal, (who, what) => {
        const decide = () => checkReview(who, what);
        const mayDecide =
          who.roles.includes('reviewer') &&
          (who.teaching?.reviews ?? []).includes(what.subject) &&
          who.id !== what.proposedBy &&
          who.id !== what.authorId &&
          what.state === 'pending';
        if (mayDecide) expect(decide).not.toThrow();
        else expect(decide).toThrow();
      }),
    );
  });

  test('whoever is no reviewer reviews nothing, whatever the teaching says', () => {
    const teaching = { subjects: [], grades: [], reviews: ['math'] };
    expect(reviewedSubjects({ roles: ['teacher'], teaching })).toEqual([]);
    expect(reviewedSubjects({ roles: ['teacher', 'reviewer'], teaching })).toEqual(['math']);
  });

  test('the same thing is proposed again only after it was returned', () => {
    expect(nextAttempt(undefined)).toBe(1);
    expect(nextAttempt({ state: 'returned', attempt: 2 })).toBe(3);
    expect(nextAttempt({ state: 'pending', attempt: 1 })).toBeUndefined();
    expect(nextAttempt({ state: 'accepted', attempt: 1 })).toBeUndefined();
  });
});
