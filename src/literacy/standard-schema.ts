import * as z from 'zod/mini'
import { nonnegativeNumber, provenance, text } from '../bank/document-fields-schema.js'
import { schemaIssues } from '../bank/document-issues-schema.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { Standard } from './standard.js'
import { standardIssues } from './standard-issues.js'

const name = z.union([z.strictObject({ id: text, en: text }), text])

const reportingScale = z.strictObject({
  slope: z.number(),
  intercept: z.number(),
  low: z.number(),
  high: z.number(),
  round: z._default(nonnegativeNumber, 1).check(z.describe('scores are multiples of this; 0 = not rounded')),
})

/** Schema of the `melek-standard/1` document. */
export const standardSchema = z.strictObject({
  format: z.literal('melek-standard/1'),
  id: text,
  version: text,
  scaleId: z.nullable(text),
  levels: z.array(z.strictObject({ id: text, from: z.nullable(z.number()), name })).check(z.minLength(1)),
  cutStandardErrors: z.optional(z.array(nonnegativeNumber)),
  targetLevel: text,
  rule: z._default(z.enum(['compensatory', 'conjunctive']), 'compensatory'),
  certificate: z.optional(
    z.strictObject({
      probability: z.number().check(z.gt(0), z.lt(1)),
      validMonths: z.optional(z.number().check(z.int(), z.gte(1))),
    }),
  ),
  reportingScale: z.optional(reportingScale),
  provenance: z.optional(provenance),
})

/**
 * The standard in an unknown value, for instance the parsed JSON of a file.
 * @throws MelekError `standard-invalid` with every problem at once: shape, cuts out of order, an unknown target level …
 */
export function parseStandard(document: unknown): Standard {
  const parsed = standardSchema.safeParse(document)
  const standard = parsed.success ? withNames(parsed.data) : undefined
  const issues =
    standard === undefined
      ? [...schemaIssues(parsed.error as z.core.$ZodError, document), ...issuesOfSoundParts(document)]
      : standardIssues(standard)
  if (standard !== undefined && issues.length === 0) return standard
  throw new MelekError('standard-invalid', `the standard has ${issues.length} problem(s)`, issues)
}

/** What is wrong among the parts that have their shape, where others have not: somebody mends all of it at once. */
function issuesOfSoundParts(document: unknown): Issue[] {
  if (typeof document !== 'object' || document === null) return []
  const { shape } = standardSchema
  const fields = document as Readonly<Record<string, unknown>>
  const levels = shape.levels.safeParse(fields.levels)
  const scale = reportingScale.safeParse(fields.reportingScale)
  const target = shape.targetLevel.safeParse(fields.targetLevel)
  const errors = shape.cutStandardErrors.safeParse(fields.cutStandardErrors)
  const open = [{ id: '', from: null, name: '' }]
  const sound = {
    levels: levels.success ? levels.data : open,
    targetLevel: target.success && levels.success ? target.data : ((levels.data ?? open)[0]?.id ?? ''),
    ...(errors.success && levels.success ? { cutStandardErrors: errors.data } : {}),
    ...(scale.success ? { reportingScale: scale.data } : {}),
  }
  return standardIssues(sound as unknown as Standard)
}

/** A level name given as one text serves for both languages. */
function withNames(document: z.output<typeof standardSchema>): Standard {
  const levels = document.levels.map(({ name, ...level }) => ({
    ...level,
    name: typeof name === 'string' ? { id: name, en: name } : name,
  }))
  return { ...document, levels }
}
