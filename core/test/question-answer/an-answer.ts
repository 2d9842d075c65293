/** A complete answer, for tests that are about something else. */
export function anAnswer(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    thinking: '水和陆地的比热容不同。',
    steps: ['白天比较升温的快慢。', '傍晚比较降温的快慢。'],
    answer: '因为傍晚陆地降温快，空气从水面流向岸边的方向会反过来。',
    explanation: '比热容大的物质温度变化慢。',
    pictureIds: [],
    furtherReading: [],
    ...more,
  };
}
