import { sharedEn } from '../../shared/texts/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: typeof zhCN = {
  ...sharedEn,
  duty: {
    heading: 'One-to-one duty',
    state: 'State of your duty',
    on: 'On duty',
    off: 'Off duty',
    since: 'Since {{time}} · {{served}} sessions so far',
    offHint: 'Once you are on duty, calls of students ring here and on every other page.',
    subjects: 'Subjects',
    grades: 'Grades',
    start: 'Go on duty',
    stop: 'End duty',
    mayNothing: 'You have not been admitted for any subject and grade. Please ask your school or district.',
    devices: 'Check devices',
    inSession: 'One of your sessions is going on: back to the room',
  },
  waiting: {
    heading: 'Students waiting ({{count}})',
    none: 'No student waits now',
    rings: 'It rings when a student calls.',
    start: 'Go on duty to take calls.',
  },
  plans: {
    heading: 'Planned duties',
    none: 'No duties are planned yet.',
    date: 'Date',
    from: 'From',
    to: 'To',
    add: 'Add for the chosen subjects and grades',
    remove: 'Remove the duty of {{date}}',
    missing: 'Please fill in the date, the beginning and the end.',
    order: 'The end has to be after the beginning.',
    past: 'That time has passed. Please choose a later one.',
  },
  ring: {
    heading: 'A student is calling you',
    title: '🔔 A student calls',
    left: 'Time left to answer',
    accept: 'Accept',
    decline: 'Decline',
    why: 'Why not? The next teacher is asked at once.',
    over: 'This call does not ring here any more: the student took it back, or another teacher was asked.',
  },
  decline: { busy: 'Not a good moment', 'not-my-field': 'Not my field', unclear: 'The question is unclear', other: 'Another reason' },
};
