import type { LocalText } from '@fudao/plugin-sdk';
import type { ReleaseReport, Stall } from './guard-report.ts';

type NameOf = (pluginId: string) => string;

/** Stalls that nobody caused by a plugin matter for so long. */
const recentStallMs = 10 * 60_000;
const inSeconds = (milliseconds: number) => Math.max(1, Math.round(milliseconds / 1_000));

function ofRelease(report: ReleaseReport, nameOf: NameOf): LocalText[] {
  const name = `${nameOf(report.plugin)} ${report.release}`;
  const last = report.faults.at(-1)?.message ?? '';
  const said: LocalText[] = [];
  if (report.breaker === 'open') {
    const seconds = inSeconds(report.restsForMs);
    said.push({
      'zh-CN': `“${name}”频繁出错，暂停使用，${seconds} 秒后重新尝试。最近的错误：${last}`,
      en: `"${name}" fails too often and rests; calls are tried again in ${seconds} s. Its last fault: ${last}`,
    });
  }
  if (report.breaker === 'half-open') {
    said.push({ 'zh-CN': `“${name}”曾频繁出错，正在用部分请求试探是否恢复。`, en: `"${name}" failed too often; some calls try whether it is well again.` });
  }
  if (report.late > 0) {
    said.push({
      'zh-CN': `“${name}”有 ${report.late} 个处理程序超时后仍未结束。数量持续增加时，请回退版本或重启本节点。`,
      en: `"${name}" has ${report.late} handlers that did not end after their time. If they grow in number, roll back or restart this node.`,
    });
  }
  if (report.endedLoops > 0) {
    said.push({
      'zh-CN': `“${name}”的死循环被强行终止 ${report.endedLoops} 次。请回退版本，并在空闲时重启本节点。`,
      en: `An endless loop of "${name}" was ended ${report.endedLoops} times. Roll it back, and restart this node when it is quiet.`,
    });
  }
  return said;
}

function ofStalls(stalls: readonly Stall[], now: number): LocalText[] {
  const recent = stalls.filter(({ at, isEnded }) => !isEnded && now - at < recentStallMs);
  if (recent.length === 0) return [];
  const seconds = inSeconds(Math.max(...recent.map(({ milliseconds }) => milliseconds)));
  return [
    {
      'zh-CN': `最近十分钟内，本节点有 ${recent.length} 次停顿，最长 ${seconds} 秒；原因见日志。`,
      en: `This node stood still ${recent.length} times in the last ten minutes, for up to ${seconds} s; the log says where.`,
    },
  ];
}

/** What the operator should know of a node's plugins now. */
export function healthSentences(releases: readonly ReleaseReport[], stalls: readonly Stall[], nameOf: NameOf, now: number): LocalText[] {
  return [...releases.flatMap((report) => ofRelease(report, nameOf)), ...ofStalls(stalls, now)];
}
