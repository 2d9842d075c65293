import { HttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { provideTesting } from '../testing/provide-testing.ts';
import { AccessToken } from './access-token.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('authorise', () => {
  let http: HttpClient;
  let server: HttpTestingController;
  let tokens: AccessToken;

  const tokenOf = ({ request }: TestRequest) => request.headers.get('Authorization');
  const refuse = (request: TestRequest) =>
    request.flush({ code: 'IDENTITY_TOKEN_EXPIRED' }, { status: 401, statusText: 'x' });
  const refreshes = () => server.match('/api/identity/refresh');

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
    tokens = TestBed.inject(AccessToken);
  });

  afterEach(() => server.verify());

  it('sends token and language, past the service worker', async () => {
    tokens.set('t1');
    const answer = firstValueFrom(http.get('/api/x'));
    await tick();
    const request = server.expectOne('/api/x');
    expect(tokenOf(request)).toBe('Bearer t1');
    expect(request.request.headers.get('Accept-Language')).toBe('zh-CN');
    expect(request.request.headers.get('ngsw-bypass')).toBe('1');
    request.flush({});
    await answer;
  });

  it('gives the token to nobody else', async () => {
    tokens.set('t1');
    const answer = firstValueFrom(http.get('https://example.org/api/x'));
    await tick();
    const request = server.expectOne('https://example.org/api/x');
    expect(tokenOf(request)).toBeNull();
    request.flush({});
    await answer;
  });

  it('refreshes once for many requests that are refused together, and repeats each', async () => {
    tokens.set('old');
    const answers = ['/api/a', '/api/b', '/api/c'].map((path) => firstValueFrom(http.get(path)));
    await tick();
    server.match(({ url }) => url.startsWith('/api/')).forEach(refuse);
    await tick();
    const asked = refreshes();
    expect(asked.length).toBe(1);
    asked[0]!.flush({ accessToken: 'new', expiresInSeconds: 600 });
    await tick();
    const repeated = server.match(({ url }) => url.startsWith('/api/'));
    expect(repeated.map(tokenOf)).toEqual(['Bearer new', 'Bearer new', 'Bearer new']);
    repeated.forEach((request) => request.flush({ ok: true }));
    expect(await Promise.all(answers)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  });

  it('repeats a request once only', async () => {
    tokens.set('old');
    const answer = firstValueFrom(http.get('/api/a'));
    await tick();
    refuse(server.expectOne('/api/a'));
    await tick();
    refreshes()[0]!.flush({ accessToken: 'new' });
    await tick();
    refuse(server.expectOne('/api/a'));
    await expectAsync(answer).toBeRejected();
  });

  it('says that the session has ended when the refresh is refused', async () => {
    tokens.set('old');
    let ended = 0;
    tokens.ended.subscribe(() => ended++);
    const answer = firstValueFrom(http.get('/api/a'));
    await tick();
    refuse(server.expectOne('/api/a'));
    await tick();
    refuse(refreshes()[0]!);
    await expectAsync(answer).toBeRejected();
    expect(ended).toBe(1);
  });

  it('waits for the first token rather than ask in vain', async () => {
    const restored = tokens.restore();
    const answer = firstValueFrom(http.get('/api/a'));
    await tick();
    server.expectNone('/api/a');
    refreshes()[0]!.flush({ accessToken: 'first' });
    await restored;
    await tick();
    const request = server.expectOne('/api/a');
    expect(tokenOf(request)).toBe('Bearer first');
    request.flush({});
    await answer;
  });

  it('lets a wrong password be just that', async () => {
    const answer = firstValueFrom(http.post('/api/identity/sign-in', {}));
    await tick();
    refuse(server.expectOne('/api/identity/sign-in'));
    await expectAsync(answer).toBeRejected();
    expect(refreshes().length).toBe(0);
  });
});
