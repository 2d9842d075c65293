import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTesting } from '../testing/provide-testing.ts';
import { Language } from '../texts/language.ts';
import { PluginTexts } from './plugin-texts.ts';

describe('texts of a plugin that come when their language is read', () => {
  let texts: PluginTexts;
  let language: Language;
  let fetches: number;
  const english = async () => {
    fetches++;
    return { title: 'Notes' };
  };
  const shown = () => TestBed.inject(TranslocoService).translate('notes.title');

  beforeEach(async () => {
    localStorage.clear();
    fetches = 0;
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    [texts, language] = [TestBed.inject(PluginTexts), TestBed.inject(Language)];
    await language.start();
  });
  afterEach(() => localStorage.clear());

  it('are there as soon as the language is chosen, and not before', async () => {
    await texts.add('notes', { 'zh-CN': { title: '笔记' }, en: english });
    expect([shown(), fetches]).toEqual(['笔记', 0]);
    await language.choose('en');
    expect([shown(), fetches]).toEqual(['Notes', 1]);
  });

  it('are there from the beginning for who reads it', async () => {
    await language.choose('en');
    await texts.add('notes', { 'zh-CN': { title: '笔记' }, en: english });
    expect(shown()).toBe('Notes');
  });

  it('hold up neither the plugin nor the choice where they cannot be fetched', async () => {
    await texts.add('notes', { 'zh-CN': { title: '笔记' }, en: () => Promise.reject(new Error('no network')) });
    await language.choose('en');
    expect(language.current()).toBe('en');
  });

  it('do not come any more once the plugin is gone', async () => {
    await texts.add('notes', { 'zh-CN': { title: '笔记' }, en: english });
    texts.remove('notes');
    await language.choose('en');
    expect([fetches, shown()]).toEqual([0, 'notes.title']);
  });
});
