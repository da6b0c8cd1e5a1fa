import * as z from 'zod'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { blueprintSchema } from '../constraints/blueprint-schema.js'
import type { Design } from './design.js'

const items = z.number().int().nonnegative()

const stopSchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('length'), items: z.number().int().positive() }),
  z.strictObject({
    rule: z.literal('standard-error'),
    below: z.number().positive(),
    afterItems: items.optional(),
    ifUnreachable: z.enum(['continue', 'stop']).optional(),
  }),
  z.strictObject({
    rule: z.literal('classification'),
    method: z.literal('posterior'),
    cuts: z.array(z.number()).min(1),
    probability: z.number().gt(0.5).lt(1),
    afterItems: items.optional(),
  }),
])

const exposureSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('randomesque'), size: z.number().int().positive() }),
  z.strictObject({
    method: z.literal('sympson-hetter'),
    max: z.number().gt(0).lte(1),
    parameters: z.record(z.string(), z.number().gt(0).lte(1)),
  }),
])

const estimatorSchema = z.strictObject({
  method: z.enum(['eap', 'map', 'mle', 'wle', 'jeffreys']).optional(),
  prior: z.strictObject({ mean: z.number(), sd: z.number().positive() }).optional(),
  nodes: z.tuple([z.number().int().min(2), z.number(), z.number()]).optional(),
  after: items.optional(),
})

const responseRule = z.enum(['wrong', 'ignore']).optional()

/** Schema of a design: every part optional, anything unknown refused. */
export const designSchema = z.strictObject({
  start: z.strictObject({ theta: z.number().optional() }).optional(),
  estimator: estimatorSchema.optional(),
  select: z.strictObject({ criterion: z.enum(['maximum-information']).optional() }).optional(),
  constraints: z
    .strictObject({
      blueprint: blueprintSchema.optional(),
      enemies: z.boolean().optional(),
      method: z.enum(['greedy']).optional(),
    })
    .optional(),
  exposure: exposureSchema.optional(),
  stop: z.array(stopSchema).min(1).optional(),
  responses: z.strictObject({ omitted: responseRule, notReached: responseRule, timedOut: responseRule }).optional(),
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
