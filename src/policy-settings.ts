import { readFileSync, statSync } from 'node:fs';
import { parseOverrideFile, type ReadOverrideFile } from './activity/override-file.ts';
import { type OverrideSetting, parseOverrideSetting } from './activity/override-setting.ts';
import type { Overrides } from './activity/overrides.ts';
import type { EnvReader } from './env-reader.ts';

const SETTINGS: readonly OverrideSetting[] = ['TELL', 'FOLD', 'EXCLUDE'];
/** Hundreds of entries with their comments; what is larger is some other file. */
const LARGEST = 256 * 1024;

/** What operators want told, folded and kept: of POLICY_FILE, and of the settings, which add to it. */
export function readOverrides(read: EnvReader): Overrides {
  const path = read.text('POLICY_FILE');
  const file = path ? readPolicyFile(path) : { rules: [] };
  if ('problems' in file) file.problems.forEach(read.complain);
  const settings = SETTINGS.map((name) => parseOverrideSetting(name, read.text(name) ?? ''));
  for (const setting of settings) if ('problem' in setting) read.complain(setting.problem);
  return [file, ...settings].flatMap((source) => ('rules' in source ? source.rules : []));
}

function readPolicyFile(path: string): ReadOverrideFile {
  try {
    const about = statSync(path);
    if (!about.isFile()) return { problems: [`POLICY_FILE: ${path} is no file. Name a file such as policy.yml.`] };
    if (about.size > LARGEST)
      return { problems: [`POLICY_FILE: ${path} is larger than ${LARGEST / 1024} KB. Use \`*\` in its entries.`] };
    return parseOverrideFile(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)), path);
  } catch (error) {
    return { problems: [`POLICY_FILE: ${whyNot(path, error)}`] };
  }
}

function whyNot(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `there is no file ${path}. Correct the path, or unset POLICY_FILE.`;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return `${path} is not in UTF-8. Save it as UTF-8.`;
  return `${path} cannot be read (${code ?? error}). Let the bot's user read it.`;
}
