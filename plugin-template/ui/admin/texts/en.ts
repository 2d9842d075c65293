export const en = {
  heading: 'Daily goals',
  about: 'Goals that the district’s students set and reached, day by day. No persons and no texts.',
  day: 'Day',
  set: 'Set',
  reached: 'Reached',
  share: 'Share reached',
  empty: 'No student has set a goal in these days',
};
