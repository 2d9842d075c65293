import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('FILES', {
  NOT_A_PICTURE: {
    status: 415,
    retryable: false,
    message: {
      'zh-CN': '这不是可用的图片。请选择 JPEG、PNG 或 WebP 格式的照片。',
      en: 'This is not a picture we can use. Please choose a JPEG, PNG or WebP photo.',
    },
  },
  HEIC_NOT_READABLE: {
    status: 415,
    retryable: false,
    message: {
      'zh-CN': '暂不支持 HEIC 照片。请在手机“设置-相机-格式”中选择“兼容性最佳”后重拍，或先转换为 JPEG。',
      en: 'HEIC photos are not supported. Choose "Most Compatible" in your camera settings and take it again, or convert it to JPEG.',
    },
  },
  DAMAGED: {
    status: 422,
    retryable: false,
    message: {
      'zh-CN': '图片已损坏或上传不完整，请重新选择或重拍。',
      en: 'The picture is damaged or incomplete. Please choose it again or take another.',
    },
  },
  NOT_ONLY_A_PICTURE: {
    status: 415,
    retryable: false,
    message: {
      'zh-CN': '图片中夹带了其他内容，无法上传。请用相机重拍，或截图后再上传。',
      en: 'Something other than a picture is hidden in this file. Please take the photo again, or upload a screenshot of it.',
    },
  },
  TOO_LARGE: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '图片超过 {megabytes} MB，请压缩后再上传。',
      en: 'The picture is larger than {megabytes} MB. Please make it smaller and try again.',
    },
  },
  TOO_MANY_PIXELS: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '图片尺寸过大（超过 {megapixels} 百万像素），请缩小后再上传。',
      en: 'The picture has more than {megapixels} megapixels. Please scale it down and try again.',
    },
  },
  TOO_MANY_UPLOADS: {
    status: 429,
    retryable: true,
    message: {
      'zh-CN': '上传过于频繁，请先提交已上传的图片，或在 {seconds} 秒后再试。',
      en: 'Too many uploads. Submit what you uploaded first, or try again in {seconds} seconds.',
    },
  },
  BUSY: {
    status: 503,
    retryable: true,
    message: {
      'zh-CN': '正在处理的图片较多，请稍等几秒后再试。',
      en: 'Many pictures are being processed. Please try again in a few seconds.',
    },
  },
  NO_SPACE: {
    status: 507,
    retryable: true,
    message: {
      'zh-CN': '存储空间已满，图片没有保存。请稍后再试，并通知管理员。',
      en: 'The storage is full and the picture was not saved. Try again later, and tell an administrator.',
    },
  },
  NOT_YOURS: {
    status: 404,
    retryable: false,
    message: {
      'zh-CN': '所选图片不存在、已被使用或已过期，请重新上传。',
      en: 'A picture was not found, is in use already, or is too old. Please upload it again.',
    },
  },
  LINK_EXPIRED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '图片链接已失效，请刷新页面。',
      en: 'This link to a picture is not valid any more. Please reload the page.',
    },
  },
});
