import { findingSentence, type Finding } from './finding.ts';

const findings: Finding[] = [
  { evidence: 'content-changed', seq: 7, kind: 'k' },
  { evidence: 'hash-changed', seq: 7, kind: 'k' },
  { evidence: 'previous-hash-changed', seq: 7, kind: 'k' },
  { evidence: 'moved', seq: 7, kind: 'k', from: 9 },
  { evidence: 'link-broken', seq: 7, kind: 'k' },
  { evidence: 'missing', seq: 7, last: 9 },
  { evidence: 'cut-off', seq: 7, last: 9, known: 'head' },
  { evidence: 'cut-off', seq: 7, last: 7, known: 'anchor' },
  { evidence: 'head-changed', seq: 7, headSeq: null },
  { evidence: 'head-changed', seq: 7, headSeq: 5 },
  { evidence: 'anchor-mismatch', seq: 7, since: 3, day: '2026-11-22' },
  { evidence: 'anchor-unreadable', line: 7 },
  { evidence: 'key-missing', personId: 'p7', generation: 1 },
  { evidence: 'key-changed', personId: 'p7', generation: 1 },
  { evidence: 'erasure-unrecorded', personId: 'p7', generation: 1 },
];

test.each(findings)('names the place in both languages: $evidence', (finding) => {
  const sentence = findingSentence(finding);
  expect(sentence['zh-CN']).toMatch(/7.*。$/u);
  expect(sentence.en).toMatch(/7.*\.$/u);
});
