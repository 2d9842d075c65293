import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('PLUGIN', {
  NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有名为“{plugin}”的插件。', en: 'There is no plugin "{plugin}".' },
  },
  DISTRICT_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请先选择要设置的区。', en: 'Please choose the district first.' },
  },
  DISTRICT_NOT_YOURS: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '您只能管理本区的插件。', en: 'You may manage the plugins of your own district only.' },
  },
  SETTINGS_INVALID: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '设置项“{field}”不正确：{reason}。', en: 'The setting "{field}" is wrong: it {reason}.' },
  },
  CHANGED_MEANWHILE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '另一位管理员刚刚修改了此插件，请查看最新状态后再试。',
      en: 'Another administrator changed this plugin just now. Please look at its state and try again.',
    },
  },
  RELEASE_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '插件“{plugin}”没有版本 {version}。', en: 'The plugin "{plugin}" has no release {version}.' },
  },
  NOT_STARTED: {
    status: 409,
    retryable: true,
    message: {
      'zh-CN': '版本 {version} 未能在节点 {node} 上启动：{reason}。原版本继续服务。',
      en: 'Release {version} did not start on node {node}: {reason}. The release before goes on serving.',
    },
  },
  STEP_NOT_POSSIBLE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '版本 {version} 目前的状态是“{because}”，不能执行此操作。',
      en: 'Release {version} is "{because}" now, so this step is not possible.',
    },
  },
  CONSENT_MISSING: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '版本 {version} 还需要以下权限，请先同意：{because}。',
      en: 'Release {version} asks for more: {because}. Please grant it first.',
    },
  },
  TRUST_TOO_HIGH: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '“{publisher}”的密钥只允许受限运行，版本 {version} 不能作为受信任的插件安装。',
      en: 'The key of "{publisher}" allows confined releases only, so {version} cannot be installed as a trusted one.',
    },
  },
  RELEASE_IN_USE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '版本 {version} 仍在使用（{because}），请先切换到其他版本。',
      en: 'Release {version} is in use ({because}). Please move to another release first.',
    },
  },
  RELEASE_RUNNING: {
    status: 409,
    retryable: true,
    message: {
      'zh-CN': '版本 {version} 仍在节点 {node} 上收尾，请稍后再试。',
      en: 'Release {version} is still ending on node {node}. Please try again in a moment.',
    },
  },
  CODE_REMOVED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '版本 {version} 已卸载，程序包已删除。数据仍在，请重新上传同一程序包后安装。',
      en: 'Release {version} was uninstalled and its package is gone. Its data are kept: please upload the same package again, then install it.',
    },
  },
  STILL_INSTALLED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '插件“{plugin}”还有未卸载的版本（{because}），请先全部卸载。',
      en: 'The plugin "{plugin}" still has releases that are not uninstalled ({because}). Please uninstall them first.',
    },
  },
  EXPORT_MISSING: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '请先完整导出插件“{plugin}”的数据，再清除。',
      en: 'Please export all data of the plugin "{plugin}" to the end first, then purge.',
    },
  },
  EXPORT_OUTDATED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '导出之后插件“{plugin}”的数据有变化，请重新导出再清除。',
      en: 'The data of the plugin "{plugin}" changed after this export. Please export again, then purge.',
    },
  },
  WORK_PENDING: {
    status: 409,
    retryable: true,
    message: {
      'zh-CN': '插件“{plugin}”还有 {count} 项记录或通知尚未送达，请确认平台正在运行，稍后再试。',
      en: '{count} records or notifications of the plugin "{plugin}" are still on their way. Please see that the platform runs, and try again in a moment.',
    },
  },
  PURGE_UNDER_WAY: {
    status: 409,
    retryable: true,
    message: {
      'zh-CN': '正在清除插件“{plugin}”的数据，请等待完成。',
      en: 'The data of the plugin "{plugin}" are being purged. Please wait until that is done.',
    },
  },
  NO_ROLLBACK: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '没有可以退回的版本。', en: 'There is no release to roll back to.' },
  },
  NAME_NOT_CONFIRMED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请输入插件名“{plugin}”以确认清除数据。', en: 'Please type the plugin\'s name, "{plugin}", to confirm the purge.' },
  },
  VERSION_TAKEN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '插件“{plugin}”已有版本 {version}，内容不同。请提高版本号后再上传。',
      en: 'The plugin "{plugin}" has a release {version} with other content. Please raise the version and upload again.',
    },
  },
  TIME_NOT_POSSIBLE: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请选择今后半年内的时间。', en: 'Please choose a time within the next half year.' },
  },
  TIME_IN_LESSONS: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '这个时间在上课日的辅导时段（18:00–21:00）内，请选择其他时间。',
      en: 'That is within the tutoring hours of a school day (18:00 to 21:00). Please choose another time.',
    },
  },
});
