import { inModule, patch, type Defect } from '../seeded.ts';

const noise = Array.from({ length: 60_000 }, (_, index) => (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(36)).join('');

export const uiDefects: readonly Defect[] = (
  [
    { id: 'interface-throws', patches: [inModule('student', "throw new Error('no luck');")] },
    { id: 'interface-has-no-pages', patches: [inModule('student', 'routs:', 'routes:')] },
    { id: 'interface-complains', patches: [inModule('student', "console.error('something is wrong');")] },
    { id: 'interface-timer-left', patches: [inModule('student', 'setInterval(()=>{},1000);')] },
    { id: 'interface-listener-left', patches: [inModule('student', "addEventListener('resize',()=>{});")] },
    { id: 'interface-element-left', patches: [inModule('student', "document.body.append(document.createElement('aside'));")] },
    { id: 'interface-socket-left', patches: [inModule('student', "new WebSocket(location.origin.replace('http','ws')+'/socket.io/?EIO=4&transport=websocket');")] },
    { id: 'interface-shuts-people-out', patches: [inModule('student', '"for","card-none"', '"for","card-front"')] },
    { id: 'interface-shows-a-key', patches: [inModule('student', 'headings:"Study cards"', 'heading:"Study cards"')] },
    { id: 'interface-lacks-its-card', patches: [patch('plugin.json', '"home.card": "CardsCard"', '"home.card": "CardCards"')] },
    { id: 'interface-too-large', patches: [inModule('student', `const noise="${noise}";`)] },
    { id: 'interface-lacks-a-page', patches: [patch('plugin.json', '"route": "cards"', '"route": "boxes"')] },
  ] as const
).map((defect) => ({ ...defect, base: 'study-cards', check: 'ui', isOfUi: true }));
