/** Pages of this plugin; notifications of the server link to the same addresses. */
export const links = {
  teachers: '/p/one-to-one/teachers',
  call: '/p/one-to-one/call',
  sessions: '/p/one-to-one/sessions',
  session: (id: string) => `/p/one-to-one/sessions/${encodeURIComponent(id)}`,
  duty: '/p/one-to-one/duty',
  supervision: '/p/one-to-one/supervision',
  supervised: (id: string) => `/p/one-to-one/supervision/${encodeURIComponent(id)}`,
  portrait: (id: string) => `/portraits/${encodeURIComponent(id)}`,
  rating: (id: string) => `/ratings/${encodeURIComponent(id)}`,
  askQuestion: '/p/question-answer/questions/new',
} as const;

export const apiBase = '/api/one-to-one';
