import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/**
 * Reads `.env` of the working directory where there is one. What the environment sets already stays: a variable given
 * on the command line wins. It goes into the process's own environment because AWS's client reads its credentials there.
 */
export function loadDotEnv(): void {
  if (existsSync('.env')) loadEnvFile('.env');
}
