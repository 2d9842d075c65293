import { DOCUMENT } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { provideTesting } from '../testing/provide-testing.ts';
import { DEVICE_LANGUAGES, Language } from './language.ts';

describe('the language of the app', () => {
  const begin = async (asked: readonly string[]) => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: DEVICE_LANGUAGES, useValue: asked }],
    });
    const language = TestBed.inject(Language);
    await language.start();
    return language;
  };
  const page = () => TestBed.inject(DOCUMENT).documentElement.lang;

  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('is at the first visit what the device asks for, else Chinese', async () => {
    expect([(await begin(['en-US', 'zh-CN'])).current(), page()]).toEqual(['en', 'en']);
    expect([(await begin(['de'])).current(), page()]).toEqual(['zh-CN', 'zh-CN']);
  });

  it('sets several words in a row', async () => {
    expect((await begin(['zh'])).list([7, 8, 9])).toBe('7、8、9');
    expect((await begin(['en'])).list(['Mathematics', 'Physics'])).toBe('Mathematics, Physics');
  });

  it("is the person's choice from then on", async () => {
    await (await begin(['en'])).choose('zh-CN');
    expect((await begin(['en'])).current()).toBe('zh-CN');
    expect(page()).toBe('zh-CN');
  });
});
