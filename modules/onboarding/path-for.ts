import type { OnboardingPath } from './path.ts';

export type PathVersion = { readonly effectiveAt: string; readonly document: OnboardingPath };

/**
 * The path that a partner walks: the one in force when it began, or where it began before there was any, the first.
 * A later one takes its place only where it says that it is for partners under way too.
 *
 * @param versions those that came into force so far, the oldest first
 */
export function pathFor(
  versions: readonly PathVersion[],
  startedAt: string,
): OnboardingPath | undefined {
  const began = versions.filter(({ effectiveAt }) => effectiveAt <= startedAt);
  let walked = (began.at(-1) ?? versions[0])?.document;
  for (const { effectiveAt, document } of versions)
    if (effectiveAt > startedAt && document.forUnderway) walked = document;
  return walked;
}
