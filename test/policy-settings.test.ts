import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEnvReader } from '../src/env-reader.ts';
import { readOverrides } from '../src/policy-settings.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'connect-trail-policy-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** A policy file that holds this. */
function file(content: string | Uint8Array): string {
  const path = join(folder(), 'policy.yml');
  writeFileSync(path, content);
  return path;
}

/** Where the rules stand, or the lines that say what is wrong. */
function read(env: Record<string, string>) {
  const reader = createEnvReader(env);
  const overrides = readOverrides(reader);
  try {
    reader.finish();
    return overrides.map(({ treatment, said }) => `${treatment} ${said}`);
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
}

describe('readOverrides', () => {
  it('has none where nothing is set', () => {
    expect(read({})).toEqual([]);
  });

  it('adds the settings to the file', () => {
    const path = file('tell:\n- event: DeleteQueue\nexclude:\n- actor: sam\n');
    expect(read({ POLICY_FILE: path, EXCLUDE: 'tool:cdk', FOLD: 'type:Prompt', TELL: 'actor:dana' })).toEqual([
      `tell ${path}:2`,
      `keep ${path}:4`,
      'tell TELL=actor:dana',
      'fold FOLD=type:Prompt',
      'keep EXCLUDE=tool:cdk',
    ]);
  });

  it('names the mistakes of the file and of the settings together', () => {
    const path = file('tell:\n- colour: red\n\n- tool: terrafrom\n');
    expect(read({ POLICY_FILE: path, FOLD: 'sam' })).toEqual([
      expect.stringContaining(`- ${path}:2: \`colour:\` is not one of`),
      expect.stringContaining(`- ${path}:4: \`tool: terrafrom\` is no tool`),
      expect.stringContaining('- `sam` in FOLD needs a word'),
      'See .env.sample.',
    ]);
  });

  it.each([
    ['no such file', () => join(folder(), 'none.yml'), /^there is no file .*none\.yml\. Correct the path/],
    ['a folder', folder, /is no file\. Name a file such as policy\.yml\.$/],
    ['a file as large as a log', () => file('#'.repeat(256 * 1024 + 1)), /is larger than 256 KB\. Use `\*`/],
    ['UTF-16', () => file(Buffer.from('\uFEFFtell:\n', 'utf16le')), /is not in UTF-8\. Save it as UTF-8\.$/],
  ])('says what to do about %s', (_, path, sentence) => {
    const [problem = ''] = read({ POLICY_FILE: path() });
    expect(problem.replace(/^- POLICY_FILE: (\/\S+ (?=is))?/, '')).toMatch(sentence);
  });
});
