import { MelekError } from '../../issues/melek-error.js'
import type { LocalizedText } from '../localized-text.js'
import type { Standard } from '../standard.js'

/** What a kind of post asks for. */
export interface PostRequirement {
  readonly id: string
  readonly name: LocalizedText
  /** Id of the lowest level of the standard that the post asks for. */
  readonly requiredLevel: string
}

/** What posts ask for and how a decision can be challenged, `melek-posts/1`. */
export interface PostRequirements {
  readonly format: 'melek-posts/1'
  readonly id: string
  readonly version: string
  /** Id of the standard whose levels are meant. */
  readonly standardId: string
  readonly posts: readonly PostRequirement[]
  /** P(meets) that must be passed before a person counts as meeting the requirement of a post. */
  readonly probability: number
  /** Whoever is refused may be tested again, with other items. */
  readonly retest: {
    /** Days to wait at least and at most. */
    readonly afterDays: number
    readonly withinDays: number
    /** Tests in all, the first included. */
    readonly attempts: number
  }
  readonly provenance?: Readonly<Record<string, unknown>> | undefined
}

/** How a person stands to a post. */
export interface PostResult {
  readonly post: string
  readonly requiredLevel: string
  /** P(level ≥ required). */
  readonly probabilityMeets: number
  /** `unclear`: neither meeting nor failing is probable enough, so that another test, not a refusal, is the answer. */
  readonly decision: 'meets' | 'unclear' | 'does-not-meet'
  /** Levels between the most probable level and the required one; 0 where it is reached. */
  readonly gap: number
}

/**
 * How a person stands to every post.
 * @param probabilities of each level of the standard, from the lowest up
 * @throws MelekError `posts-invalid` where the document is for another standard or asks for a level that the standard does not have
 */
export function postResults(requirements: PostRequirements, standard: Standard, probabilities: readonly number[]): PostResult[] {
  requireLevels(requirements, standard)
  const likeliest = probabilities.indexOf(Math.max(...probabilities))
  return requirements.posts.map(({ id, requiredLevel }) => {
    const required = levelIndex(standard, requiredLevel)
    const probabilityMeets = required === 0 ? 1 : probabilities.slice(required).reduce((sum, p) => sum + p, 0)
    const { probability } = requirements
    const decision = probabilityMeets > probability ? 'meets' : 1 - probabilityMeets > probability ? 'does-not-meet' : 'unclear'
    return { post: id, requiredLevel, probabilityMeets, decision, gap: Math.max(0, required - likeliest) }
  })
}

/** When somebody may be tested again for a post. */
export type RetestRight =
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'open'; readonly daysLeft: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'used-up' }

/** @param attempts tests so far @param daysSince days since the last of them */
export function retestRight({ retest }: PostRequirements, attempts: number, daysSince: number): RetestRight {
  if (attempts >= retest.attempts) return { kind: 'used-up' }
  if (daysSince < retest.afterDays) return { kind: 'wait', days: retest.afterDays - daysSince }
  return daysSince > retest.withinDays ? { kind: 'expired' } : { kind: 'open', daysLeft: retest.withinDays - daysSince }
}

/** @throws MelekError `posts-invalid` */
export function requireLevels({ posts, standardId }: PostRequirements, standard: Standard): void {
  const issues = [
    ...(standardId === standard.id
      ? []
      : [
          {
            code: 'posts-standard',
            message: `the requirements are for standard "${standardId}", got "${standard.id}"`,
            path: 'standardId',
          },
        ]),
    ...posts.flatMap(({ requiredLevel }, p) =>
      levelIndex(standard, requiredLevel) >= 0
        ? []
        : [{ code: 'posts-level', message: `the standard has no level "${requiredLevel}"`, path: `posts[${p}].requiredLevel` }],
    ),
  ]
  if (issues.length > 0)
    throw new MelekError('posts-invalid', 'the requirements of posts cannot be used with this standard', issues)
}

function levelIndex({ levels }: Standard, id: string): number {
  return levels.findIndex((level) => level.id === id)
}
