import * as z from 'zod'
import { schemaIssues } from '../bank/document-issues-schema.js'
import { MelekError } from '../issues/melek-error.js'
import type { Standard } from './standard.js'
import { standardIssues } from './standard-issues.js'

const text = z.union([z.strictObject({ id: z.string().min(1), en: z.string().min(1) }), z.string().min(1)])

const reportingScale = z.strictObject({
  slope: z.number(),
  intercept: z.number(),
  low: z.number(),
  high: z.number(),
  round: z.number().nonnegative().default(1).describe('scores are multiples of this; 0 = not rounded'),
})

/** Schema of the `melek-standard/1` document. */
export const standardSchema = z.strictObject({
  format: z.literal('melek-standard/1'),
  id: z.string().min(1),
  version: z.string().min(1),
  scaleId: z.string().min(1).nullable(),
  levels: z.array(z.strictObject({ id: z.string().min(1), from: z.number().nullable(), name: text })).min(1),
  cutStandardErrors: z.array(z.number().nonnegative()).optional(),
  targetLevel: z.string().min(1),
  rule: z.enum(['compensatory', 'conjunctive']).default('compensatory'),
  certificate: z.strictObject({ probability: z.number().gt(0).lt(1) }).optional(),
  reportingScale: reportingScale.optional(),
  provenance: z.record(z.string(), z.unknown()).optional(),
})

/**
 * The standard in an unknown value, for instance the parsed JSON of a file.
 * @throws MelekError `standard-invalid` with every problem at once: shape, cuts out of order, an unknown target level …
 */
export function parseStandard(document: unknown): Standard {
  const parsed = standardSchema.safeParse(document)
  const standard = parsed.success ? withNames(parsed.data) : undefined
  const issues = standard === undefined ? schemaIssues(parsed.error as z.ZodError, document) : standardIssues(standard)
  if (standard !== undefined && issues.length === 0) return standard
  throw new MelekError('standard-invalid', `the standard has ${issues.length} problem(s)`, issues)
}

/** A level name given as one text serves for both languages. */
function withNames(document: z.output<typeof standardSchema>): Standard {
  const levels = document.levels.map(({ name, ...level }) => ({
    ...level,
    name: typeof name === 'string' ? { id: name, en: name } : name,
  }))
  return { ...document, levels }
}
