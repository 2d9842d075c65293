import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('ORGANISATION', {
  DISTRICT_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到该区，请核对后再试。', en: 'There is no such district. Please check and try again.' },
  },
  SCHOOL_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到该学校，请核对后再试。', en: 'There is no such school. Please check and try again.' },
  },
  CLASS_GROUP_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: {
      'zh-CN': '没有找到该班级，请核对后再试。',
      en: 'There is no such class group. Please check and try again.',
    },
  },
  ROSTER_INVALID: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '学校名册有误（{kind} {id}：{reason}），没有导入任何内容。请修改后重新导入。',
      en: 'The roster is wrong ({kind} {id}: {reason}) and nothing was imported. Correct it and import it again.',
    },
  },
  CALENDAR_INVALID: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '校历有误：{reason}。没有保存任何内容，请修改后再试。',
      en: 'The calendar would be wrong: {reason}. Nothing was saved. Please correct it and try again.',
    },
  },
  RANGE_INVALID: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '日期范围有误：请给出先后正确、不超过 400 天的真实日期。',
      en: 'The range is not valid: give two real dates in order, at most 400 days apart.',
    },
  },
  CALENDAR_CHANGED_MEANWHILE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '另一位管理员刚刚修改了校历，您的修改没有保存。请查看最新校历后再试。',
      en: 'Another administrator changed the calendar just now, and your change was not saved. Please look at it and try again.',
    },
  },
  CALENDAR_PLANNED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '将不再上课的日子（{days} 天）已有安排：{planned}。确认后才会保存。',
      en: 'Something is planned for the {days} days that would have no school: {planned}. It is saved only once you confirm.',
    },
  },
  CALENDAR_NAME_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请填写名称，例如“国庆节”。', en: 'Please give a name, such as "National Day".' },
  },
  DISTRICT_ONLY_FREES: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '区里只能把上课日改为放假，不能把 {date}（{kind}）改为上课日。需要补课请由市里调整。',
      en: 'A district can only give a school day off; it cannot make {date} ({kind}) a school day. The city can.',
    },
  },
  NO_SCHOOL_ANYWAY: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '所选日期本来就不上课（{date} 是{kind}），不必另设。',
      en: 'There is no school on these days anyway ({date} is {kind}), so there is nothing to set.',
    },
  },
  CITY_HAS_HOLIDAYS: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '全市放假请设为假期；“本区放假”只用于一个区。',
      en: 'For the whole city, mark the days as a holiday; a day off is for one district only.',
    },
  },
  TERM_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: {
      'zh-CN': '没有找到该学期，它可能已被删除。请刷新后再试。',
      en: 'There is no such term; it may have been removed. Please reload and try again.',
    },
  },
  CANNOT_PUT_BACK: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '此后又有人修改过 {what}，不能直接恢复。请在校历上重新设置。',
      en: 'Somebody changed {what} since, so this cannot be put back as it was. Please set it in the calendar.',
    },
  },
  DISTRICT_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请先选择区。', en: 'Please choose the district first.' },
  },
  DISTRICT_NOT_YOURS: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '您只能设置本区的校历。', en: "You may change your own district's calendar only." },
  },
  HOLIDAYS_UNKNOWN: {
    status: 404,
    retryable: false,
    message: {
      'zh-CN': '{year} 年的节假日安排尚未公布，或本平台还没有收录。公布后可以再试，也可以导入文件。',
      en: 'The holidays of {year} are not published yet, or this platform does not have them. Please try again later, or import a file.',
    },
  },
  HOLIDAYS_FILE_INVALID: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '平台收录的 {year} 年节假日安排有误，请联系运维人员。没有保存任何内容。',
      en: "This platform's file with the holidays of {year} is wrong. Please tell its operators. Nothing was saved.",
    },
  },
  CALENDAR_FILE_INVALID: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '无法读取此文件：{reason}。没有导入任何内容。',
      en: 'This file cannot be read: {reason}. Nothing was imported.',
    },
  },
});
