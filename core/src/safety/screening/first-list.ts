import type { Severity, WordList } from './word-list.ts';

const listed = (severity: Severity, words: string) => words.split(' ').map((word) => ({ word: word.replaceAll('_', ' '), severity, uses: [] }));

/** What a new city screens by until it edits the list: the plainest insults, and words of private contact. */
export const firstList: WordList = {
  words: [
    ...listed('refuse', '傻逼 煞笔 操你 草泥马 贱人 死全家 去你妈 fuck_you shut_up'),
    ...listed('hold', '笨蛋 白痴 傻瓜 傻子 滚蛋 滚开 你去死 垃圾老师 stupid idiot'),
    ...listed('hold', '私下联系 单独见面 私下补课 有偿补课 校外补课 别告诉家长 不要告诉家长 不要告诉老师'),
  ],
  allowedLinks: ['smartedu.cn'],
};
