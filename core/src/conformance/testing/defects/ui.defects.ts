import { inModule, patch, type Defect } from '../seeded.ts';

const noise = Array.from({ length: 160_000 }, (_, index) => (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(36)).join('');

export const uiDefects: readonly Defect[] = (
  [
    { id: 'interface-throws', says: 'does not load: Error: no luck.', patches: [inModule('student', "throw new Error('no luck');")] },
    { id: 'interface-has-no-pages', says: 'it exports no plugin UI as default', patches: [inModule('student', 'routs:', 'routes:')] },
    { id: 'interface-complains', says: 'reports an error: something is wrong', patches: [inModule('student', "console.error('something is wrong');")] },
    { id: 'interface-timer-left', says: 'a timer (setInterval) is left behind', patches: [inModule('student', 'setInterval(()=>{},1000);')] },
    { id: 'interface-listener-left', says: 'a listener for "resize" on the whole page is left behind', patches: [inModule('student', "addEventListener('resize',()=>{});")] },
    { id: 'interface-element-left', says: '<aside> is left behind', patches: [inModule('student', "document.body.append(document.createElement('aside'));")] },
    { id: 'interface-socket-left', says: 'a socket is left behind', patches: [inModule('student', "new WebSocket(location.origin.replace('http','ws')+'/realtime/?EIO=4&transport=websocket');")] },
    { id: 'interface-shuts-people-out', says: 'axe says label:', patches: [inModule('student', '"for","card-none"', '"for","card-front"')] },
    { id: 'interface-shows-a-key', says: 'shows the name of a text instead of the text (study-cards.heading', patches: [inModule('student', 'headings:"Study cards"', 'heading:"Study cards"'), inModule('student', String.raw`headings:"\u5B66`, String.raw`heading:"\u5B66`)] },
    { id: 'interface-lacks-a-text', says: "the student app's texts: open: it lacks the English text", patches: [inModule('student', 'opened:"Open study cards"', 'open:"Open study cards"')] },
    { id: 'interface-lacks-its-card', says: 'the interface has no such component', patches: [patch('plugin.json', '"home.card": "CardsCard"', '"home.card": "CardCards"')] },
    { id: 'interface-too-large', says: 'kB are allowed', patches: [inModule('student', `const noise="${noise}";`)] },
    { id: 'interface-lacks-a-page', says: 'is an address that its interface has no page for', patches: [patch('plugin.json', '"route": "cards"', '"route": "boxes"')] },
  ] as const
).map((defect) => ({ ...defect, base: 'study-cards', check: 'ui', isOfUi: true }));
