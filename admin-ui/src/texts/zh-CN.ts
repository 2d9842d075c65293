import { accountsZhCN } from './accounts.zh-CN.ts';
import { admissionZhCN } from './admission.zh-CN.ts';
import { calendarZhCN } from './calendar.zh-CN.ts';
import { consentsZhCN } from './consents.zh-CN.ts';
import { dataRequestsZhCN } from './data-requests.zh-CN.ts';
import { notificationDeliveryZhCN } from './notification-delivery.zh-CN.ts';
import { pluginsZhCN } from './plugins.zh-CN.ts';
import { pointsZhCN } from './points.zh-CN.ts';
import { proposalsZhCN } from './proposals.zh-CN.ts';
import { ratingsZhCN } from './ratings.zh-CN.ts';
import { recordsZhCN } from './records.zh-CN.ts';
import { releasesZhCN } from './releases.zh-CN.ts';
import { reportsZhCN } from './reports.zh-CN.ts';
import { overuseZhCN, rulesZhCN } from './rules.zh-CN.ts';
import { safetyZhCN } from './safety.zh-CN.ts';
import type { Wording } from './wording.ts';

/** Texts of the staff app alone; the rest is ui-kit's. */
export const zhCN = {
  app: {
    name: '辅导·工作端',
    welcome: '辅导工作端',
    lead: '教师与管理人员登录',
  },
  nav: {
    group: { teaching: '教学', review: '审核', rules: '规则', safety: '安全与记录', system: '系统' },
    home: '工作台',
    proposals: '题库审核',
    proposalsHint: '审核教师提交的题目',
    admission: '辅导资格',
    admissionHint: '申报辅导资格、查看进度',
    admissionReviews: '申报审核',
    plugins: '插件',
    pluginsHint: '为本区启用、设置功能',
    releases: '插件版本',
    releasesHint: '全市的插件版本、安装和切换',
    rules: '辅导规则',
    rulesHint: '时段、时长、积分和用时上限',
    overuse: '用时提醒',
    overuseHint: '哪些学生达到使用上限',
    myPoints: '我的积分',
    myPointsHint: '本学期积分、每一笔的来由',
    points: '积分',
    pointsHint: '教师积分、更正、学期结算',
    accounts: '账号',
    accountsHint: '查找账号、重置密码',
    calendar: '校历',
    calendarHint: '学期、假期和调休',
    ratings: '我的评价',
    ratingsHint: '学生评价的汇总、画像和申诉',
    safety: '安全管理',
    safetyHint: '举报、暂停使用和审核词表',
    notificationDelivery: '通知发送',
    notificationDeliveryHint: '推送、邮件和短信是否正常',
    ratingSupervision: '评价监管',
    ratingSupervisionHint: '评价异常、申诉和留言审核',
    records: '全程记录',
    recordsHint: '检索记录，申请调阅内容，审计',
    consents: '授权管理',
    consentsHint: '学生和监护人的同意、授权码、纸质同意书',
    dataRequests: '个人数据申请',
    dataRequestsHint: '导出和删除个人数据的申请',
    reports: '辅导报告',
    reportsHint: '周报、月报、异常和热门知识点',
    myReport: '我的报告',
    myReportHint: '每周、每月的辅导情况',
    me: '我的',
  },
  notificationDelivery: notificationDeliveryZhCN,
  home: {
    hello: '您好，{{name}}',
    empty: '还没有可用的功能',
    emptyHint: '所在区启用插件后，会自动出现在这里。',
  },
  /** Between a name and what it is. */
  colon: '：',
  reason: { label: '理由', missing: '请写明理由。' },
  district: {
    label: '查看哪个区',
    choose: '请选择',
    chooseFirst: '请先选择一个区',
  },
  consents: consentsZhCN,
  dataRequests: dataRequestsZhCN,
  plugins: pluginsZhCN,
  calendar: calendarZhCN,
  points: pointsZhCN,
  releases: releasesZhCN,
  rules: rulesZhCN,
  overuse: overuseZhCN,
  admission: admissionZhCN,
  ratings: ratingsZhCN,
  records: recordsZhCN,
  reports: reportsZhCN,
  accounts: accountsZhCN,
  proposals: proposalsZhCN,
  safety: safetyZhCN,
};

export type AdminTexts = Wording<typeof zhCN>;
