export const en = {
  heading: 'Daily goals',
  today: 'Today',
  progress: '{{reached}} of {{set}} reached today',
  allReached: 'You reached all of today’s goals. Well done!',
  earlier: 'Earlier goals',
  label: 'What do you want to get done today?',
  hint: 'Be specific, such as “learn 20 words”. At most {{most}} for today.',
  add: 'Set goal',
  remove: 'Remove “{{text}}”',
  empty: 'No goals for today yet',
  emptyHint: 'Write down one or two things for today, and tick them off when done.',
  open: 'See goals',
};
