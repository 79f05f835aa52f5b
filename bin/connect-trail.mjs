#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that one that is too old gets a sentence and not a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Connect Trail needs Node 22.18 or later; this is ${process.version}. In the checkout, npx connect-trail uses its own.\n`,
  );
  process.exitCode = 1;
} else {
  // node:sqlite is "experimental" in Node 22 and says so at each start: nothing a user can act on.
  const warn = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (!String(warning).includes('SQLite is an experimental feature')) warn.call(process, warning, ...rest);
  };
  // What was loaded once need not be compiled again, by this process's threads neither: it halves the way to the first
  // line, and the compiler of TypeScript takes memory that it never gives back. Node 22.18 has it.
  const { enableCompileCache } = await import('node:module');
  const { directory } = enableCompileCache();
  if (directory) process.env.NODE_COMPILE_CACHE ??= directory;
  const { findProgram } = await import('./program.mjs');
  const { main } = await import(findProgram().href);
  process.exitCode = await main(process.argv, process.env);
}
