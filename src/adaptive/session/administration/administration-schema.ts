import * as z from 'zod/mini'
import { count, nonnegativeNumber, positiveCount, positiveNumber } from '../../../bank/document-fields-schema.js'
import { schemaIssues } from '../../../bank/document-issues-schema.js'
import type { Issue } from '../../../issues/issue.js'
import { designSchema } from '../design-schema.js'

/** Schema of how a test is held: every part optional, anything unknown refused. */
const administrationSchema = z.strictObject({
  pretest: z.optional(z.strictObject({ items: positiveCount, from: z.optional(positiveCount), to: z.optional(positiveCount) })),
  stage: z.optional(z.strictObject({ items: positiveCount, review: z.optional(z.boolean()) })),
  timing: z.optional(z.strictObject({ item: positiveNumber, grace: z.optional(nonnegativeNumber) })),
  suspension: z.optional(z.strictObject({ most: z.optional(count), waiting: z.optional(z.enum(['keep', 'replace'])) })),
  otherBank: z.optional(z.enum(['refuse', 'frozen'])),
  start: z.optional(
    z.strictObject({
      covariates: z.optional(
        z.strictObject({ intercept: z.number(), coefficients: z.record(z.string(), z.number()), sd: positiveNumber }),
      ),
      earlier: z.optional(z.strictObject({ discount: z.number().check(z.gte(0), z.lte(1)) })),
    }),
  ),
  validity: z.optional(
    z.strictObject({
      alpha: z.optional(z.number().check(z.gt(0), z.lt(0.5))),
      replications: z.optional(positiveCount),
      rapidBelow: z.optional(nonnegativeNumber),
      leastEffort: z.optional(z.number().check(z.gte(0), z.lte(1))),
    }),
  ),
  retest: z.optional(z.strictObject({ coolDown: nonnegativeNumber, overlap: z.optional(count) })),
})

/** Schema of a whole design, how its tests are held included. */
export const wholeDesignSchema = z.strictObject({
  ...designSchema.shape,
  administration: z.optional(administrationSchema),
})

/** What is wrong with the shape of an administration; paths begin with its name. */
export function administrationShapeIssues(administration: unknown): Issue[] {
  const document = { administration }
  const parsed = z.strictObject({ administration: z.optional(administrationSchema) }).safeParse(document)
  return parsed.success ? [] : schemaIssues(parsed.error, document)
}
