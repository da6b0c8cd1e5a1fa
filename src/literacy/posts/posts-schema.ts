import * as z from 'zod/mini'
import { provenance, text } from '../../bank/document-fields-schema.js'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { PostRequirements } from './post-requirements.js'

const days = z.number().check(z.int(), z.gte(0))

/** Schema of the `melek-posts/1` document. */
export const postsSchema = z.strictObject({
  format: z.literal('melek-posts/1'),
  id: text,
  version: text,
  standardId: text,
  posts: z
    .array(z.strictObject({ id: text, name: z.strictObject({ id: text, en: text }), requiredLevel: text }))
    .check(z.minLength(1)),
  probability: z._default(z.number().check(z.gte(0.5), z.lt(1)), 0.8),
  retest: z.strictObject({ afterDays: days, withinDays: days, attempts: z.number().check(z.int(), z.gte(1)) }),
  provenance: z.optional(provenance),
})

/**
 * The requirements of posts in an unknown value.
 * @throws MelekError `posts-invalid` with every problem at once
 */
export function parsePosts(document: unknown): PostRequirements {
  const parsed = postsSchema.safeParse(document)
  const issues = parsed.success ? postIssues(parsed.data) : schemaIssues(parsed.error as z.core.$ZodError, document)
  if (parsed.success && issues.length === 0) return parsed.data
  throw new MelekError('posts-invalid', `the requirements of posts have ${issues.length} problem(s)`, issues)
}

function postIssues({ posts, retest }: PostRequirements): Issue[] {
  const twice = posts.flatMap(({ id }, p) =>
    posts.findIndex((other) => other.id === id) < p
      ? [{ code: 'posts-duplicate', message: `post "${id}" was named before; keep one`, path: `posts[${p}].id` }]
      : [],
  )
  const message = `afterDays must not exceed withinDays, got ${retest.afterDays} and ${retest.withinDays}`
  return [...twice, ...(retest.afterDays <= retest.withinDays ? [] : [{ code: 'posts-retest', message, path: 'retest' }])]
}
