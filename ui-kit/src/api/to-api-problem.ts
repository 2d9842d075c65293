import { HttpErrorResponse } from '@angular/common/http';
import { ApiProblem, clientProblemCodes, type FieldProblem } from './api-problem.ts';

/** Sentences for what happens before the server can give one of its own. */
export interface ClientSentences {
  readonly offline: string;
  readonly unreadable: string;
}

interface ProblemDocument {
  status: number;
  code: string;
  detail?: string;
  title?: string;
  retryable?: boolean;
  requestId?: string;
  errors?: FieldProblem[];
  details?: Record<string, unknown>;
}

function isProblemDocument(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && typeof (body as ProblemDocument).code === 'string';
}

/** A body that was asked for as text or bytes still holds the problem as JSON. */
function readBody(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** What went wrong with a request, whatever was thrown. */
export function toApiProblem(thrown: unknown, sentences: ClientSentences): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  if (!(thrown instanceof HttpErrorResponse) || thrown.status === 0) {
    return new ApiProblem({
      status: 0,
      code: clientProblemCodes.OFFLINE,
      sentence: sentences.offline,
      retryable: true,
    });
  }
  const body = readBody(thrown.error);
  if (!isProblemDocument(body)) {
    const retryable = thrown.status >= 500;
    return new ApiProblem({
      status: thrown.status,
      code: clientProblemCodes.UNREADABLE,
      sentence: sentences.unreadable,
      retryable,
    });
  }
  return new ApiProblem({
    status: thrown.status,
    code: body.code,
    sentence: body.detail ?? body.title ?? sentences.unreadable,
    retryable: body.retryable ?? false,
    requestId: body.requestId,
    errors: body.errors,
    details: body.details,
  });
}
