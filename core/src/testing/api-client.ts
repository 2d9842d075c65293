import type { Account } from '../identity/account.ts';

export interface ApiAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  /** Fails with the whole answer in the message, so that a red test says why. */
  expect(status: number, code?: string): ApiAnswer<T>;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
}

function answerOf<T>(status: number, headers: Headers, body: T, what: string): ApiAnswer<T> {
  const answer: ApiAnswer<T> = {
    status,
    headers,
    body,
    expect(wanted, code) {
      const found = (body as Partial<Problem> | undefined)?.code;
      if (status !== wanted || (code !== undefined && found !== code)) {
        throw new Error(`${what}: expected ${wanted} ${code ?? ''}, got ${status} ${JSON.stringify(body)}`);
      }
      return answer;
    },
  };
  return answer;
}

/** A client of the API as tests use it: every answer is given back, whatever its status. */
export class ApiClient {
  readonly url: string;
  readonly token: string | undefined;
  readonly account: Account | undefined;

  constructor(url: string, token?: string, account?: Account) {
    this.url = url;
    this.token = token;
    this.account = account;
  }

  static async signIn(url: string, educationId: string, password = 'fudao-demo'): Promise<ApiClient> {
    const app = /^\d/.test(educationId) ? 'student' : 'admin';
    const answer = await new ApiClient(url).post<{ accessToken: string; account: Account }>('/api/identity/sign-in', {
      educationId,
      password,
      app,
    });
    answer.expect(200);
    return new ApiClient(url, answer.body.accessToken, answer.body.account);
  }

  get<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    return this.send<T>('GET', path, undefined, headers);
  }

  post<T = Record<string, unknown>>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    return this.send<T>('POST', path, body, headers);
  }

  put<T = Record<string, unknown>>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    return this.send<T>('PUT', path, body, headers);
  }

  delete<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    return this.send<T>('DELETE', path, undefined, headers);
  }

  /** `body`: a Buffer or string goes as it is, anything else as JSON. */
  async send<T>(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return answerOf(response.status, response.headers, (isJson ? JSON.parse(text) : text) as T, `${method} ${path}`);
  }
}
