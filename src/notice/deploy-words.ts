import type { Explained } from '../activity/known.ts';
import { actorWords } from './actor-words.ts';
import { counted } from './inflect.ts';
import { isSensitive } from './marks.ts';
import { isDeploy, toolWords } from './way-words.ts';
import { dated, ours, type Words } from './words.ts';

type DeployState = Readonly<{ since: Date; isOpen: boolean; refused: number }>;

/** A tool's run is told as a deploy; what is sensitive in it keeps its own words. */
export function isToldAsDeploy(all: readonly Explained[]): boolean {
  const [first] = all;
  return first !== undefined && isDeploy(first.activity) && !isSensitive(all);
}

/** `Deploy by ci-deploy (Terraform, session gha-4711) · running since ⟨02:00⟩`, or finished; and how many were refused. */
export function deployWords(first: Explained, { since, isOpen, refused }: DeployState): Words {
  const state: Words = isOpen ? [ours(' · running since '), dated(since)] : [ours(' · finished')];
  const count: Words = refused > 0 ? [ours(', '), ours(counted(refused, 'refused', 'refused'), 'bold')] : [];
  return [ours('Deploy by ', 'bold'), ...actorWords(first), ...toolWords(first.activity), ...state, ...count];
}
