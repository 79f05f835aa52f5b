import { WebAPIPlatformError } from '@slack/web-api';
import { textAt } from './listener-body.ts';

/** The scope that a refused call lacked; undefined when it was refused for anything else. */
export function missingScope(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') return undefined;
  return textAt(error.data, 'needed') ?? 'that manifest.yml names for it';
}
