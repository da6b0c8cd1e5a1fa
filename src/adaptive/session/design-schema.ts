import * as z from 'zod/mini'
import { count, nonnegativeNumber, positiveCount, positiveNumber, text } from '../../bank/document-fields-schema.js'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { blueprintSchema } from '../constraints/blueprint-schema.js'
import type { Design } from './design.js'

const afterItems = z.optional(count)
const cuts = z.array(z.number()).check(z.minLength(1))
const rate = z.number().check(z.gt(0), z.lte(1))
const errorRate = z.number().check(z.gt(0), z.lt(0.5))
const classification = { rule: z.literal('classification'), cuts, afterItems }
const predictedBy = z.optional(z.enum(['estimate', 'posterior']))

const stopForms = [
  z.strictObject({ rule: z.literal('length'), items: positiveCount }),
  z.strictObject({ rule: z.literal('time'), seconds: positiveNumber }),
  z.strictObject({
    rule: z.literal('standard-error'),
    below: positiveNumber,
    afterItems,
    ifUnreachable: z.optional(z.enum(['continue', 'stop'])),
  }),
  z.strictObject({
    rule: z.enum(['theta-change', 'standard-error-change']),
    below: positiveNumber,
    answers: z.optional(positiveCount),
    afterItems,
  }),
  z.strictObject({ rule: z.literal('information-left'), below: positiveNumber, afterItems }),
  z.discriminatedUnion('method', [
    z.strictObject({
      ...classification,
      method: z.enum(['posterior', 'interval']),
      probability: z.number().check(z.gt(0.5), z.lt(1)),
    }),
    z.strictObject({
      ...classification,
      method: z.enum(['sprt', 'glr']),
      alpha: errorRate,
      beta: errorRate,
      delta: positiveNumber,
    }),
  ]),
] as const
const combined = <Part extends z.ZodMiniType>(part: Part) =>
  z.strictObject({ rule: z.enum(['any', 'all']), of: z.array(part).check(z.minLength(1)), afterItems })
const partSchema = z.discriminatedUnion('rule', [...stopForms, combined(z.discriminatedUnion('rule', stopForms))])
const stopSchema = z.discriminatedUnion('rule', [...stopForms, combined(partSchema)])

const exposureSchema = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('randomesque'),
    size: z.union([positiveCount, z.array(positiveCount).check(z.minLength(1))]),
  }),
  z.strictObject({
    method: z.literal('sympson-hetter'),
    max: rate,
    parameters: z.optional(z.record(z.string(), rate)),
  }),
  z.strictObject({ method: z.literal('restricted-maximum'), max: rate }),
  z.strictObject({
    method: z.literal('eligibility'),
    max: rate,
    thetaNodes: z.optional(z.array(z.number()).check(z.minLength(1))),
  }),
])

const selectSchema = z.discriminatedUnion('criterion', [
  z.strictObject({
    criterion: z.enum([
      'maximum-information',
      'closest-difficulty',
      'closest-peak',
      'likelihood-weighted-information',
      'posterior-weighted-information',
      'kullback-leibler',
      'posterior-kullback-leibler',
      'global-discrimination',
      'posterior-global-discrimination',
      'mutual-information',
      'random',
    ]),
  }),
  z.strictObject({
    criterion: z.literal('expected-information'),
    information: z.optional(z.enum(['observed', 'expected'])),
    predictedBy,
  }),
  z.strictObject({ criterion: z.literal('expected-posterior-variance'), predictedBy }),
  z.strictObject({ criterion: z.literal('information-at-cut'), cuts }),
  z.strictObject({ criterion: z.enum(['progressive', 'proportional']), acceleration: z.optional(nonnegativeNumber) }),
  z.strictObject({ criterion: z.literal('a-stratified'), strata: positiveCount, blocks: z.optional(z.boolean()) }),
  z.strictObject({ criterion: z.literal('fixed-sequence'), items: z.array(text).check(z.minLength(1)) }),
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
  method: z.optional(z.enum(['greedy', 'shadow'])),
  balance: z.optional(z.enum(['kingsbury-zara', 'maximum-priority-index', 'weighted-penalty'])),
  budget: z.optional(z.strictObject({ nodes: z.optional(positiveCount), gap: z.optional(z.number().check(z.gte(0), z.lt(1))) })),
})

const responseRule = z.optional(z.enum(['wrong', 'ignore']))

/** Schema of a design: every part optional, anything unknown refused. */
export const designSchema = z.strictObject({
  start: z.optional(z.strictObject({ theta: z.optional(z.number()) })),
  estimator: z.optional(estimatorSchema),
  select: z.optional(selectSchema),
  constraints: z.optional(constraintsSchema),
  exposure: z.optional(exposureSchema),
  stop: z.optional(z.array(stopSchema).check(z.minLength(1))),
  responses: z.optional(z.strictObject({ omitted: responseRule, notReached: responseRule, timedOut: responseRule })),
  // Of rules that are handed in, and so is the check of its shape.
  administration: z.optional(z.looseObject({})),
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
