import { accountCreateCommand, accountResetPasswordCommand } from './account.commands.ts';
import type { Command } from './command.ts';
import { importAdmissionsCommand } from './import-admissions.command.ts';
import { importQuestionsCommand } from './import-questions.command.ts';
import { importRosterCommand } from './import-roster.command.ts';
import { personCommands } from './person.commands.ts';
import { pluginCreateCommand } from './plugin-create.command.ts';
import { pluginKeyCreateCommand } from './plugin-key.command.ts';
import { pluginPackCommand } from './plugin-pack.command.ts';
import { pluginReleaseCommands } from './plugin-releases.commands.ts';
import { pluginRemovalCommands } from './plugin-removal.commands.ts';
import { pluginVerifyCommand } from './plugin-verify.command.ts';
import { ratingsRebuildCommand } from './ratings-rebuild.command.ts';
import { recordsAuditPackCommand } from './records-audit-pack.command.ts';
import { recordsRetentionCommand } from './records-retention.command.ts';
import { recordsVerifyCommand } from './records-verify.command.ts';

/** Every command of the operator's CLI, in the order of its help. */
export const commands: readonly Command[] = [
  accountCreateCommand,
  accountResetPasswordCommand,
  importRosterCommand,
  importAdmissionsCommand,
  importQuestionsCommand,
  ...personCommands,
  recordsVerifyCommand,
  recordsRetentionCommand,
  recordsAuditPackCommand,
  ratingsRebuildCommand,
  ...pluginReleaseCommands,
  ...pluginRemovalCommands,
  pluginCreateCommand,
  pluginVerifyCommand,
  pluginPackCommand,
  pluginKeyCreateCommand,
];
