import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** What makes a notice due: one more version, and waiting since `at` unless it waited already. */
export function askAgain({ eb, at }: Readonly<{ eb: ExpressionBuilder<Tables, 'notices'>; at: number }>) {
  return {
    wanted: eb('wanted', '+', 1),
    since: sql<number>`case when wanted > posted then since else ${at} end`,
  };
}
