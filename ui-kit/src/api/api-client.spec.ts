import { HttpEventType } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom, toArray } from 'rxjs';
import { Connection } from '../connection/connection.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { ApiClient, newIdempotencyKey } from './api-client.ts';
import type { ApiProblem } from './api-problem.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('ApiClient', () => {
  let api: ApiClient;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    api = TestBed.inject(ApiClient);
    server = TestBed.inject(HttpTestingController);
  });

  it('leaves out what a query does not say', async () => {
    const answer = firstValueFrom(api.get('/api/x', { limit: 20, cursor: null, q: '', state: undefined }));
    await tick();
    server.expectOne('/api/x?limit=20').flush([]);
    await answer;
  });

  it('sends the key that makes a write safe to repeat', async () => {
    const answer = firstValueFrom(api.post('/api/x', { a: 1 }, { idempotencyKey: 'k1' }));
    await tick();
    const { request } = server.expectOne('/api/x');
    expect(request.headers.get('Idempotency-Key')).toBe('k1');
    expect(request.body).toEqual({ a: 1 });
    server.match(() => true);
    answer.catch(() => undefined);
  });

  it('makes keys that differ', () => {
    expect(new Set(Array.from({ length: 50 }, newIdempotencyKey)).size).toBe(50);
  });

  it('throws problems with a sentence, and notices a lost network', async () => {
    const answer = firstValueFrom(api.get('/api/x')).catch((problem: ApiProblem) => problem);
    await tick();
    server.expectOne('/api/x').error(new ProgressEvent('error'));
    const problem = (await answer) as ApiProblem;
    expect(problem.isOffline).toBeTrue();
    expect(TestBed.inject(Connection).isOnline()).toBeFalse();
  });

  it('notices that the network is back', async () => {
    const connection = TestBed.inject(Connection);
    connection.missed();
    let returned = 0;
    connection.returned.subscribe(() => returned++);
    const answer = firstValueFrom(api.get('/api/x'));
    await tick();
    server.expectOne('/api/x').flush({});
    await answer;
    expect(connection.isOnline()).toBeTrue();
    expect(returned).toBe(1);
  });

  it('tells how far an upload is, and its answer', async () => {
    const steps = firstValueFrom(
      api
        .upload('/api/files', new Blob(['12'], { type: 'image/webp' }), { query: { purpose: 'question' } })
        .pipe(toArray()),
    );
    await tick();
    const upload = server.expectOne('/api/files?purpose=question');
    expect(upload.request.headers.get('Content-Type')).toBe('image/webp');
    upload.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 2 });
    upload.flush({ id: 'f1' });
    expect(await steps).toEqual([
      { kind: 'progress', progress: 0.5 },
      { kind: 'done', answer: { id: 'f1' } },
    ]);
  });

  it('fetches a file with its headers; a refusal that comes as bytes is a sentence all the same', async () => {
    const file = firstValueFrom(api.download('/api/export'));
    await tick();
    server.expectOne('/api/export').flush(new Blob(['abc']), { headers: { 'x-export-receipt': 'r1' } });
    const { content, header } = await file;
    expect([await content.text(), header('x-export-receipt')]).toEqual(['abc', 'r1']);

    const refused = firstValueFrom(api.download('/api/export')).catch((problem: ApiProblem) => problem);
    await tick();
    const body = new Blob([JSON.stringify({ status: 404, code: 'PLUGIN_NOT_FOUND', detail: '没有这个插件。' })]);
    server.expectOne('/api/export').flush(body, { status: 404, statusText: 'Not Found' });
    expect(((await refused) as ApiProblem).sentence).toBe('没有这个插件。');
  });
});
