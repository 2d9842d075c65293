import { TestBed } from '@angular/core/testing';
import { FILE_KEEPER, type FileKeeper, OfflinePages } from './offline-pages.ts';

describe('pages of plugins without network', () => {
  const begin = (keeper: FileKeeper | null) => {
    TestBed.configureTestingModule({ providers: [{ provide: FILE_KEEPER, useValue: keeper }] });
    return TestBed.inject(OfflinePages);
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('are fetched once what keeps them is ready, each once, and one that fails holds up no other', async () => {
    const fetched: string[] = [];
    let isReady: () => void = () => undefined;
    const pages = begin({
      ready: () => new Promise((resolve) => (isReady = resolve)),
      fetch: (url) => {
        fetched.push(url);
        return url === '/a.js' ? Promise.reject(new Error('no network')) : Promise.resolve();
      },
    });
    pages.keep(['/a.js', '/b.js']);
    pages.keep(['/b.js', '/c.js']);
    await settled();
    expect(fetched).toEqual([]);
    isReady();
    await settled();
    expect(fetched).toEqual(['/a.js', '/b.js', '/c.js']);
  });

  it('are nobody\'s business where nothing keeps them', () => {
    expect(() => begin(null).keep(['/a.js'])).not.toThrow();
  });
});
