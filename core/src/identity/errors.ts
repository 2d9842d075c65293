import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('IDENTITY', {
  WRONG_CREDENTIALS: {
    status: 401,
    retryable: false,
    message: {
      'zh-CN': '教育ID或密码不正确，请核对后重新输入。忘记密码请联系学校管理员重置。',
      en: 'The education ID or the password is not right. Check both and try again; your school can reset a forgotten password.',
    },
  },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    retryable: true,
    message: {
      'zh-CN': '登录失败次数过多，请在 {seconds} 秒后再试。忘记密码请联系学校管理员重置。',
      en: 'Too many failed sign-ins. Try again in {seconds} seconds; your school can reset a forgotten password.',
    },
  },
  ADDRESS_BLOCKED: {
    status: 429,
    retryable: true,
    message: {
      'zh-CN': '当前网络的登录失败次数过多，请在 {seconds} 秒后再试，或换一个网络。',
      en: 'Too many failed sign-ins from this network. Try again in {seconds} seconds, or from another network.',
    },
  },
  SUSPENDED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '该账号已被停用，请联系学校管理员了解原因。',
      en: 'This account is suspended. Ask the administrator of your school why.',
    },
  },
  WRONG_APP: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '该账号不能登录此应用：学生请使用学生端，教师和管理人员请使用工作端。',
      en: 'This account belongs to the other app: students use the student app, teachers and administrators the staff app.',
    },
  },
  PASSWORD_EXPIRED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '临时密码已过期，请联系学校管理员重新重置。',
      en: 'The temporary password is too old. Ask the administrator of your school for a new one.',
    },
  },
  PASSWORD_TEMPORARY: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '这是临时密码，请先设置自己的新密码。',
      en: 'This is a temporary password. Please choose a password of your own first.',
    },
  },
  TOKEN_INVALID: {
    status: 401,
    retryable: false,
    message: { 'zh-CN': '登录凭证无效，请重新登录。', en: 'This sign-in is not valid. Please sign in again.' },
  },
  TOKEN_EXPIRED: {
    status: 401,
    retryable: false,
    message: { 'zh-CN': '登录凭证已过期，请刷新或重新登录。', en: 'This sign-in has to be refreshed, or begun again.' },
  },
  SESSION_ENDED: {
    status: 401,
    retryable: false,
    message: { 'zh-CN': '登录已结束，请重新登录。', en: 'This sign-in has ended. Please sign in again.' },
  },
  REFRESH_REUSED: {
    status: 401,
    retryable: false,
    message: {
      'zh-CN': '为保护账号安全，此登录已被结束，请重新登录；如非本人操作，请修改密码。',
      en: 'This sign-in was ended to protect the account. Please sign in again, and change the password if this was not you.',
    },
  },
  PASSWORD_WRONG: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '原密码不正确，请重新输入。', en: 'The present password is not right. Please enter it again.' },
  },
  PASSWORD_TOO_SHORT: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '新密码至少需要 8 个字符。', en: 'A new password needs at least 8 characters.' },
  },
  PASSWORD_TOO_LONG: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '新密码最多 128 个字符。', en: 'A new password may have at most 128 characters.' },
  },
  PASSWORD_IS_IDENTITY: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '新密码不能与教育ID或姓名相同，请换一个。',
      en: 'A new password must not be the education ID or the name. Please choose another.',
    },
  },
  PASSWORD_TOO_SIMPLE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '新密码过于简单（如连续或重复的字符），请换一个。',
      en: 'A new password must not be a run of the same or neighbouring characters. Please choose another.',
    },
  },
  PASSWORD_UNCHANGED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '新密码与原密码相同，请换一个。',
      en: 'The new password is the present one. Please choose another.',
    },
  },
  NOT_YOURSELF: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '不能对自己的账号进行此操作，请由其他管理员处理。',
      en: 'You cannot do this to your own account. Ask another administrator.',
    },
  },
  BUSY: {
    status: 503,
    retryable: true,
    message: {
      'zh-CN': '登录人数较多，请稍等几秒后再试。',
      en: 'Very many people are signing in. Please try again in a few seconds.',
    },
  },
});
