import { defineErrors } from '@fudao/plugin-sdk';

/** Why a plugin package is refused. A package is refused whole; what ran before goes on. */
export const packageErrors = defineErrors('PACKAGE', {
  // --- the archive ---
  NOT_AN_ARCHIVE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '这不是插件包：文件不是 .tgz 归档。请上传由“plugin pack”生成的文件。',
      en: 'This is no plugin package: the file is no .tgz archive. Upload what "plugin pack" made.',
    },
  },
  TRUNCATED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包不完整，末尾缺失。请重新上传；仍不行请重新打包。',
      en: 'The package is cut off before its end. Upload it again, or pack it anew.',
    },
  },
  DAMAGED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包已损坏，内容与校验值不符。请重新上传；仍不行请重新打包。',
      en: 'The package is damaged: its content does not match its checksums. Upload it again, or pack it anew.',
    },
  },
  TOO_LARGE: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '插件包超过 {megabytes} MB 的上限。',
      en: 'The package is larger than {megabytes} MB.',
    },
  },
  UNPACKS_TOO_LARGE: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '插件包解压后超过 {megabytes} MB 的上限。',
      en: 'The package unpacks to more than {megabytes} MB.',
    },
  },
  FILE_TOO_LARGE: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '插件包中的文件“{path}”超过 {megabytes} MB 的上限。',
      en: 'The file "{path}" in the package is larger than {megabytes} MB.',
    },
  },
  TOO_MANY_FILES: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '插件包中的文件超过 {most} 个。',
      en: 'The package has more than {most} files.',
    },
  },
  PATH_LEADS_OUT: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中的路径“{path}”指向包外。路径必须是包内的相对路径。',
      en: 'The path "{path}" leads out of the package. Paths are relative, and stay inside.',
    },
  },
  PATH_NOT_PLAIN: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中的路径“{path}”含有不允许的字符或段落。只能使用字母、数字、“.”、“_”、“-”，且不以“.”开头或结尾。',
      en: 'The path "{path}" in the package is not plain: letters, digits, ".", "_" and "-" only, no part beginning or ending with a dot.',
    },
  },
  LINK: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中的“{path}”是链接。插件包只能包含普通文件。',
      en: '"{path}" in the package is a link. A package has plain files only.',
    },
  },
  SPECIAL_ENTRY: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中的“{path}”不是普通文件（{kind}）。',
      en: '"{path}" in the package is no plain file ({kind}).',
    },
  },
  SAME_PATH: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中的“{path}”与“{other}”重名（不区分大小写），或同时是文件和文件夹。',
      en: '"{path}" and "{other}" in the package have the same name (whatever the case), or one is a folder of the other.',
    },
  },
  NOT_AS_PACKED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包不是“plugin pack”生成的形式（{path}）。请用该命令打包，不要改动结果。',
      en: 'The package is not as "plugin pack" makes it ({path}). Use that command, and leave its result as it is.',
    },
  },

  // --- what is in it ---
  FILE_MISSING: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '插件包中缺少“{path}”。', en: 'The package has no "{path}".' },
  },
  UNKNOWN_FILE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中不应有“{path}”：该位置不允许这种文件。',
      en: '"{path}" does not belong into a package: no file of this kind is allowed there.',
    },
  },
  MANIFEST_WRONG: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '插件清单有误：{reason}。', en: 'The manifest is wrong: {reason}.' },
  },
  UI_WRONG: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '插件界面的构建有误：{reason}。', en: 'The built interface is wrong: {reason}.' },
  },
  SCREENSHOT_WRONG: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '截图“{path}”不可用：最多 {most} 张，每张不超过 {kilobytes} kB，必须是真正的 PNG 或 WebP。',
      en: 'The screenshot "{path}" cannot be used: at most {most}, each of at most {kilobytes} kB, and really PNG or WebP.',
    },
  },

  // --- the signature ---
  UNSIGNED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包没有签名。请用“plugin pack --key”打包。',
      en: 'The package is not signed. Pack it with "plugin pack --key".',
    },
  },
  SIGNATURE_UNREADABLE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包的签名无法读取：{reason}。',
      en: "The package's signature cannot be read: {reason}.",
    },
  },
  SIGNED_FOR_ANOTHER: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '签名属于 {signed}，而插件清单写的是 {manifest}。',
      en: 'The signature is of {signed}, but the manifest says {manifest}.',
    },
  },
  FILE_NOT_SIGNED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中的“{path}”不在签名之内。',
      en: '"{path}" in the package is not covered by the signature.',
    },
  },
  SIGNED_FILE_MISSING: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '签名列出的“{path}”不在插件包中。',
      en: 'The signature lists "{path}", which the package does not have.',
    },
  },
  FILE_CHANGED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件包中的“{path}”在签名后被改动。',
      en: '"{path}" in the package was changed after it was signed.',
    },
  },
  SIGNATURE_WRONG: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '签名与“{publisher}”的密钥 {keyId} 不符：插件包不是由其签发的，或已被改动。',
      en: 'The signature does not fit the key {keyId} of "{publisher}": the package was not signed by it, or was changed.',
    },
  },
  KEY_UNKNOWN: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '插件包由未知的密钥 {keyId} 签名。请先登记发布者及其公钥。',
      en: 'The package is signed by the unknown key {keyId}. Enter the publisher and its public key first.',
    },
  },
  KEY_REVOKED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '插件包由“{publisher}”已吊销的密钥 {keyId} 签名（{reason}）。',
      en: 'The package is signed by the key {keyId} of "{publisher}", which was revoked ({reason}).',
    },
  },

  // --- whether it fits this platform ---
  PLATFORM_RANGE_WRONG: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '插件清单中的 engines.platform“{range}”不是版本范围，例如“^1.0.0”。',
      en: 'engines.platform in the manifest, "{range}", is no range of versions such as "^1.0.0".',
    },
  },
  PLATFORM_NOT_SUPPORTED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '插件需要平台版本 {range}，本平台是 {version}。',
      en: 'The plugin needs the platform {range}; this is {version}.',
    },
  },
  DEPENDENCY_MISSING: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '插件“{plugin}”依赖“{missing}”，本平台没有。请先安装它。',
      en: 'The plugin "{plugin}" depends on "{missing}", which is not here. Install that first.',
    },
  },
  DEPENDENCY_CIRCULAR: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '插件的依赖形成循环：{circle}。',
      en: 'The plugins depend on each other in a circle: {circle}.',
    },
  },
  CAPABILITY_UNKNOWN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '插件要求的能力“{capability}”不存在。',
      en: 'The plugin asks for the capability "{capability}", which does not exist.',
    },
  },
  VERSION_TAKEN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '{plugin} {version} 已存在且内容不同。请提高版本号后重新打包。',
      en: '{plugin} {version} is here already with other content. Raise the version and pack it anew.',
    },
  },
  ID_TAKEN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '标识“{plugin}”已属于“{owner}”。请换一个标识。',
      en: 'The id "{plugin}" belongs to "{owner}" already. Choose another.',
    },
  },

  // --- the store ---
  NOT_STORED: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '数据库中没有插件包 {hash}。', en: 'The package {hash} is not in the database.' },
  },
  STORED_DAMAGED: {
    status: 500,
    retryable: false,
    message: {
      'zh-CN': '数据库中的插件包 {hash} 已损坏，不会使用。请重新上传。',
      en: 'The package {hash} in the database is damaged and is not used. Upload it again.',
    },
  },
});

/** About those who sign packages, and their keys. */
export const publisherErrors = defineErrors('PUBLISHER', {
  KEY_WRONG: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '公钥不可用：应为“plugin key create”输出的 Ed25519 公钥（base64，32 字节）。',
      en: 'The public key cannot be used: it should be an Ed25519 key (base64, 32 bytes) as "plugin key create" prints it.',
    },
  },
  KNOWN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '密钥 {keyId} 已登记。',
      en: 'The key {keyId} is known already.',
    },
  },
  NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有密钥 {keyId}。', en: 'There is no key {keyId}.' },
  },
});
