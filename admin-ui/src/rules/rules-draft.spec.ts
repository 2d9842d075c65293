import { aRulesView } from './testing/a-rules-view.ts';
import { fieldsOf, readGroups } from './rule-field.ts';
import { faultOf, readTime, wayOf } from './rule-fault.ts';
import { changesIn, faultIn, idleIn, rebased, wantedRules, withRule } from './rules-draft.ts';

const city = aRulesView();
const groups = readGroups(city.schema);
const fields = fieldsOf(groups);
const field = (path: string) => fields.find((one) => one.path === path)!;
const longest = field('session.maxMinutes');

describe('the form of the rules', () => {
  it('is what the schema holds: groups, inner groups, kinds, units and bounds', () => {
    expect(groups.map(({ path }) => path)).toEqual(['tutoringHours', 'session', 'outsideHours', 'points', 'openers']);
    expect(groups[3]!.groups.map(({ fields: inner }) => inner.map(({ path }) => path))).toEqual([['points.tariff.lesson']]);
    expect(longest).toEqual(jasmine.objectContaining({ kind: 'number', minimum: 1, maximum: 180, tighter: 'lower' }));
    expect([longest.title['zh-CN'], longest.unit?.en]).toEqual(['每次最长', 'minutes']);
    expect(field('openers.class').choices).toEqual(['student', 'teacher']);
    expect(fields.map(wayOf)).toEqual(['later', 'earlier', 'shorter', 'off', 'cityOnly', 'cityOnly', 'fewer']);
  });

  it('tells at once what a value cannot be, and to a district what is looser than the city', () => {
    const faults = (path: string, values: readonly unknown[], held?: unknown) => values.map((value) => faultOf(field(path), value, held));
    expect(faults('session.maxMinutes', [1, 180, 0, 181, 2.5, null, NaN])).toEqual([null, null, ...Array(5).fill('number')]);
    expect(faults('tutoringHours.to', ['24:00', '18:05', '24:01', '8:00', ''])).toEqual([null, null, 'time', 'time', 'time']);
    expect(faults('session.maxMinutes', [30, 29, 31], 30)).toEqual([null, null, 'looser']);
    expect(faults('tutoringHours.from', ['18:00', '18:30', '17:59'], '18:00')).toEqual([null, null, 'looser']);
    expect(faults('tutoringHours.to', ['21:00', '20:30', '21:01'], '21:00')).toEqual([null, null, 'looser']);
    expect(faults('outsideHours.ask', [true, false], false)).toEqual(['looser', null]);
    expect(faults('openers.class', [[], ['teacher'], ['student']], ['teacher'])).toEqual([null, null, 'looser']);
  });

  it('reads a time as people type it', () => {
    expect(['1830', '8：05', '18.30', '18:30', 'six'].map(readTime)).toEqual(['18:30', '08:05', '18:30', '18:30', 'six']);
  });
});

describe('a draft of rules', () => {
  it('holds only what differs, and a value that was put back is no change', () => {
    const draft = withRule(withRule({}, city, longest, 25), city, field('openers.class'), ['teacher']);
    expect(draft).toEqual({ 'session.maxMinutes': 25 });
    expect(changesIn(draft, city, fields)).toEqual([{ field: longest, from: 30, to: 25 }]);
    expect(withRule(draft, city, longest, 30)).toEqual({});
  });

  it('of the city is sent whole', () => {
    const rules = wantedRules({ 'points.tariff.lesson': 600 }, city, fields);
    expect(rules).toEqual({ ...city.city, points: { perTerm: 5000, tariff: { lesson: 600 } } });
  });

  it('of a district is sent as what is tighter: equal to the city is as the city, and what was set before stays', () => {
    const view = aRulesView({ district: { tutoringHours: { to: '20:00' }, session: { maxMinutes: 20 } } });
    expect(wantedRules({ 'session.maxMinutes': 15 }, view, fields)).toEqual({ tutoringHours: { to: '20:00' }, session: { maxMinutes: 15 } });
    expect(wantedRules({ 'session.maxMinutes': 30 }, view, fields)).toEqual({ tutoringHours: { to: '20:00' } });
    expect(faultIn({ 'session.maxMinutes': 31 }, view, longest)).toBe('looser');
  });

  it('says what of a district has no effect, since the city is tighter by now, and does not send it', () => {
    const view = aRulesView({ district: { session: { maxMinutes: 40 } } });
    expect(idleIn(view, fields)).toEqual([{ field: longest, from: 40, to: undefined }]);
    expect(wantedRules({ 'tutoringHours.to': '20:00' }, view, fields)).toEqual({ tutoringHours: { to: '20:00' } });
  });

  it('stays over what somebody else saved, but for what is so by now', () => {
    const draft = { 'session.maxMinutes': 25, 'tutoringHours.to': '20:00' };
    const newer = aRulesView({ effective: { ...city.effective, session: { maxMinutes: 25 } } });
    expect(rebased(draft, newer, fields)).toEqual({ 'tutoringHours.to': '20:00' });
  });
});
