import * as z from 'zod'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Target } from './target.js'

const share = z.number().gt(0).lt(1)
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be a date such as 2025-11-01, 2025-11 or 2025')

/** Schema of the `melek-target/1` document. */
export const targetSchema = z.strictObject({
  format: z.literal('melek-target/1'),
  id: z.string().min(1).optional(),
  version: z.string().min(1).optional(),
  share,
  year: z.number().int(),
  level: z.string().min(1),
  reachedWhen: z.enum(['estimate', 'lower95']).default('estimate'),
  denominator: z.strictObject({ count: z.number().int().positive(), date, source: z.string().min(1) }),
  baselines: z
    .array(
      z.strictObject({
        share: z.number().min(0).max(1),
        se: z.number().nonnegative().optional(),
        date,
        definition: z.string().min(1),
        source: z.string().min(1),
        comparable: z.boolean(),
      }),
    )
    .default([]),
  context: z.record(z.string(), z.unknown()).optional(),
  provenance: z.record(z.string(), z.unknown()).optional(),
})

/**
 * The target in an unknown value, for instance the parsed JSON of a file.
 * @throws MelekError `target-invalid` with every problem, a denominator without a date among them
 */
export function parseTarget(document: unknown): Target {
  const parsed = targetSchema.safeParse(document)
  if (parsed.success) return parsed.data
  const issues = schemaIssues(parsed.error, document)
  throw new MelekError('target-invalid', `the target has ${issues.length} problem(s)`, issues)
}
