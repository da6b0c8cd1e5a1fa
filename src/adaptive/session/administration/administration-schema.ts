import * as z from 'zod/mini'
import { count, nonnegativeNumber, positiveCount, positiveNumber } from '../../../bank/document-fields-schema.js'

/** Schema of how a test is held: every part optional, anything unknown refused. */
export const administrationSchema = z.strictObject({
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
  retest: z.optional(z.strictObject({ coolDown: nonnegativeNumber, overlap: z.optional(count) })),
})
