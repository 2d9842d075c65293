/** Service that earns points, each by a tariff of its own: minutes of a session or class, an adopted answer, a lesson. */
export const serviceKinds = ['session', 'class', 'answer', 'lesson'] as const;

export type ServiceKind = (typeof serviceKinds)[number];

/** Whether a kind is paid by the minute; the others are paid by the piece. */
export function isTimed(kind: ServiceKind): boolean {
  return kind === 'session' || kind === 'class';
}
