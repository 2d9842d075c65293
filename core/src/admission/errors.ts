import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('ADMISSION', {
  NOT_A_TEACHER: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '只有在职教师可以申报。', en: 'Only serving teachers can apply.' },
  },
  INCOMPLETE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '申报材料不完整，请补充后再提交：{missing}。',
      en: 'The application is not complete. Please add: {missing}.',
    },
  },
  TITLE_TOO_LOW: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '申报须具有中级（一级教师）及以上职称。取得后欢迎再来申报。',
      en: 'An intermediate title (grade 1 teacher) or higher is required. You are welcome to apply once you hold it.',
    },
  },
  UNKNOWN_CHOICE: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '所选的{what}不存在，请重新选择。', en: 'There is no such {what}. Please choose again.' },
  },
  CERTIFICATE_UNUSABLE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '有证书图片已失效或不属于您，请重新上传。',
      en: 'A certificate picture is gone or not yours. Please upload it again.',
    },
  },
  CHANGED_MEANWHILE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '申报内容或进度已有变化，请刷新页面后再处理。',
      en: 'The application has changed since you opened it. Please reload the page first.',
    },
  },
  NOT_OPEN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '申报当前的状态不允许此操作。',
      en: 'This is not possible in the present state of the application.',
    },
  },
  NOT_AT_YOUR_LEVEL: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '该申报目前不在您的审核环节。',
      en: 'This application is not at your level of review now.',
    },
  },
  ROLE_LOST: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '您已不再是本级审核人，未作任何更改。如有疑问请联系上级管理员。',
      en: 'You are no longer a reviewer at this level; nothing was changed. Please ask your administrator if this is wrong.',
    },
  },
  OWN_APPLICATION: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '不能审核本人的申报，请由其他审核人处理。',
      en: 'You cannot decide on your own application. Another reviewer has to.',
    },
  },
  DECIDED_AT_OTHER_LEVEL: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '您已在其他环节审核过该申报，须由另一位审核人处理。',
      en: 'You decided on this application at another level. Somebody else has to decide here.',
    },
  },
  REASON_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请写明理由，教师会看到。', en: 'Please give a reason; the teacher reads it.' },
  },
  NOT_WHILE_SUSPENDED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '该教师的资格处于暂停状态，恢复后才能申报或通过。',
      en: 'The admission is suspended. It has to be reinstated before an application can be made or approved.',
    },
  },
  NOT_IN_THIS_STATE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '资格当前的状态不允许此操作，请刷新页面。',
      en: 'This is not possible in the present state of the admission. Please reload the page.',
    },
  },
  NOT_YOURSELF: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '不能处理本人的资格。', en: 'You cannot decide on your own admission.' },
  },
  RECONFIRMATION_NOT_OPEN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '年度确认尚未开始，到期前 {days} 天内可以办理。',
      en: 'The yearly confirmation is not open yet. It opens {days} days before the admission ends.',
    },
  },
  DELEGATE_UNSUITABLE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '受托人须是同级同范围的另一位管理员。',
      en: 'The delegate has to be another administrator of the same level and place.',
    },
  },
  PERIOD_INVALID: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '委托期须在将来结束，且不超过 {days} 天。',
      en: 'The period has to end in the future and may last {days} days at most.',
    },
  },
});
