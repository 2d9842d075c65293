import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { query, render, type } from '../testing/render.ts';
import { faultOf, readFields } from './settings-field.ts';
import { type Settings, SettingsForm } from './settings-form.ts';

const schema = {
  required: ['greeting'],
  properties: {
    strictness: {
      type: 'string',
      enum: ['gentle', 'strict'],
      default: 'gentle',
      'x-title': { 'zh-CN': '严格程度', en: 'Strictness' },
      'x-enum-titles': { gentle: { 'zh-CN': '宽松', en: 'Gentle' }, strict: { 'zh-CN': '严格', en: 'Strict' } },
    },
    leaseMinutes: {
      type: 'integer',
      minimum: 5,
      maximum: 60,
      default: 20,
      'x-title': { 'zh-CN': '认领时长', en: 'Claim' },
    },
    ratio: { type: 'number', minimum: 0 },
    pictures: { type: 'boolean', default: true, 'x-title': { 'zh-CN': '允许图片', en: 'Pictures' } },
    greeting: { type: 'string', maxLength: 10 },
  },
};

describe('settings fields', () => {
  const fields = Object.fromEntries(readFields(schema).map((field) => [field.name, field]));
  const fault = (name: string, value: unknown) => faultOf(fields[name]!, value)?.text ?? null;

  it('are read from the schema, in its order', () => {
    expect(readFields(schema).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'strictness choice',
      'leaseMinutes number',
      'ratio number',
      'pictures switch',
      'greeting text',
    ]);
    expect(fields['ratio']!.title).toEqual({ 'zh-CN': 'ratio', en: 'ratio' });
  });

  it('say what is wrong', () => {
    expect(fault('leaseMinutes', 20)).toBeNull();
    expect(fault('leaseMinutes', 4)).toBe('settings.between');
    expect(fault('leaseMinutes', 7.5)).toBe('settings.notInteger');
    expect(fault('leaseMinutes', null)).toBe('settings.notInteger');
    expect(fault('ratio', -1)).toBe('settings.atLeast');
    expect(fault('ratio', 0.5)).toBeNull();
    expect(fault('strictness', 'other')).toBe('settings.choose');
    expect(fault('greeting', '')).toBe('settings.required');
    expect(fault('greeting', 'x'.repeat(11))).toBe('settings.tooLong');
  });
});

@Component({
  selector: 'fd-spec-host',
  imports: [SettingsForm],
  template: `<fd-settings-form
    [schema]="schema"
    [value]="value()"
    (changed)="changes.push($event)"
    (validChange)="valid.push($event)"
  />`,
})
class Host {
  readonly schema = schema;
  readonly value = signal<Settings>({ greeting: '你好', leaseMinutes: 30 });
  readonly changes: Settings[] = [];
  readonly valid: boolean[] = [];
}

describe('SettingsForm', () => {
  let fixture: ComponentFixture<Host>;
  const number = () => query<HTMLInputElement>(fixture, 'input[type=number]');

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
  });

  it('shows what holds, and the defaults of the rest', () => {
    expect(number().value).toBe('30');
    expect(query<HTMLInputElement>(fixture, '.fd-switch').checked).toBeTrue();
    expect(query<HTMLInputElement>(fixture, 'input[type=radio]').checked).toBeTrue();
    expect(fixture.nativeElement.textContent).toContain('宽松');
  });

  it('gives all settings with each change', () => {
    type(number(), '45');
    expect(fixture.componentInstance.changes.at(-1)).toEqual({
      strictness: 'gentle',
      leaseMinutes: 45,
      pictures: true,
      greeting: '你好',
    });
    query<HTMLInputElement>(fixture, '.fd-switch').click();
    expect(fixture.componentInstance.changes.at(-1)!['pictures']).toBeFalse();
  });

  it('says beside the field what is wrong, and that the form is', async () => {
    type(number(), '99');
    await fixture.whenStable();
    expect(query(fixture, '.error').textContent).toContain('请输入 5 到 60 之间的数');
    expect(number().getAttribute('aria-describedby')).toBe(query(fixture, '.below:has(.error)').id);
    expect(fixture.componentInstance.valid.at(-1)).toBeFalse();
  });

  it('begins anew with other settings', async () => {
    type(number(), '99');
    fixture.componentInstance.value.set({ leaseMinutes: 10, greeting: '您好' });
    await fixture.whenStable();
    expect(number().value).toBe('10');
  });
});
