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
      'zh-CN': '校历有误（{reason}），没有导入任何内容。请修改后重新导入。',
      en: 'The calendar is wrong ({reason}) and nothing was imported. Correct it and import it again.',
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
});
