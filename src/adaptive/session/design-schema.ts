import * as z from 'zod/mini'
import { count, positiveCount, positiveNumber } from '../../bank/document-fields-schema.js'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { blueprintSchema } from '../constraints/blueprint-schema.js'
import type { Design } from './design.js'

const stopSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('length'), items: positiveCount }),
  z.strictObject({
    rule: z.literal('standard-error'),
    below: positiveNumber,
    afterItems: z.optional(count),
    ifUnreachable: z.optional(z.enum(['continue', 'stop'])),
  }),
  z.strictObject({
    rule: z.literal('classification'),
    method: z.literal('posterior'),
    cuts: z.array(z.number()).check(z.minLength(1)),
    probability: z.number().check(z.gt(0.5), z.lt(1)),
    afterItems: z.optional(count),
  }),
])

const exposureSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('randomesque'), size: positiveCount }),
  z.strictObject({
    method: z.literal('sympson-hetter'),
    max: z.number().check(z.gt(0), z.lte(1)),
    parameters: z.record(z.string(), z.number().check(z.gt(0), z.lte(1))),
  }),
])

const estimatorSchema = z.strictObject({
  method: z.optional(z.enum(['eap', 'map', 'mle', 'wle', 'jeffreys'])),
  prior: z.optional(z.strictObject({ mean: z.number(), sd: positiveNumber })),
  nodes: z.optional(z.tuple([z.int().check(z.gte(2)), z.number(), z.number()])),
  after: z.optional(count),
})

const constraintsSchema = z.strictObject({
  blueprint: z.optional(blueprintSchema),
  enemies: z.optional(z.boolean()),
  method: z.optional(z.enum(['greedy'])),
})

const responseRule = z.optional(z.enum(['wrong', 'ignore']))

/** Schema of a design: every part optional, anything unknown refused. */
export const designSchema = z.strictObject({
  start: z.optional(z.strictObject({ theta: z.optional(z.number()) })),
  estimator: z.optional(estimatorSchema),
  select: z.optional(z.strictObject({ criterion: z.optional(z.enum(['maximum-information'])) })),
  constraints: z.optional(constraintsSchema),
  exposure: z.optional(exposureSchema),
  stop: z.optional(z.array(stopSchema).check(z.minLength(1))),
  responses: z.optional(z.strictObject({ omitted: responseRule, notReached: responseRule, timedOut: responseRule })),
})

/** Outcome of checking a design: the design, or every problem of its shape at once. */
export type DesignCheck =
  | { readonly kind: 'valid'; readonly design: Design }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }

/** Checks the shape of an unknown value as a design; what a bank cannot give is found by `createEngine`. */
export function checkDesign(document: unknown): DesignCheck {
  const parsed = designSchema.safeParse(document)
  if (!parsed.success) return { kind: 'invalid', issues: schemaIssues(parsed.error, document) }
  return { kind: 'valid', design: parsed.data as Design }
}

/**
 * The design in an unknown value.
 * @throws MelekError `design-invalid` with every problem
 */
export function parseDesign(document: unknown): Design {
  const check = checkDesign(document)
  if (check.kind === 'valid') return check.design
  throw new MelekError('design-invalid', `the design has ${check.issues.length} problem(s)`, check.issues)
}
