import * as z from 'zod/mini'
import { count, nonnegativeNumber, positiveNumber, provenance, text } from './document-fields-schema.js'
import { itemModelSchemas } from './item-model-schema.js'

const distribution = z.union([
  z.strictObject({ normal: z.tuple([z.number(), nonnegativeNumber]) }),
  z.strictObject({ lognormal: z.tuple([z.number(), nonnegativeNumber]) }),
  z.strictObject({ logitNormal: z.tuple([z.number(), nonnegativeNumber]) }),
])

const uncertainty = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('prior'),
    discrimination: z.optional(distribution),
    difficulty: z.optional(distribution),
    lowerAsymptote: z.optional(distribution),
    upperAsymptote: z.optional(distribution),
  }),
  z.strictObject({
    kind: z.literal('estimate'),
    n: z.optional(count),
    standardErrors: z.record(z.string(), z.union([nonnegativeNumber, z.array(nonnegativeNumber)])),
    covariance: z.optional(z.array(z.array(z.number()))),
  }),
])

const content = z.looseObject({
  pillar: z.optional(z.string()),
  competence: z.optional(z.string()),
  level: z.optional(z.int()),
  type: z.optional(z.enum(['choice', 'choices', 'order', 'match', 'judgement', 'inspect'])),
})

const attributes = {
  id: text,
  uncertainty: z.optional(uncertainty),
  status: z._default(z.enum(['operational', 'pretest', 'retired']), 'operational'),
  content: z._default(content, {}),
  enemies: z._default(z.array(z.string()), []),
  family: z.optional(z.string()),
  provenance: z.optional(provenance),
}

export const bankItemSchema = z.discriminatedUnion('model', [
  z.strictObject({ ...attributes, model: z.literal('1pl'), parameters: itemModelSchemas['1pl'] }),
  z.strictObject({ ...attributes, model: z.literal('2pl'), parameters: itemModelSchemas['2pl'] }),
  z.strictObject({ ...attributes, model: z.literal('3pl'), parameters: itemModelSchemas['3pl'] }),
  z.strictObject({ ...attributes, model: z.literal('4pl'), parameters: itemModelSchemas['4pl'] }),
  z.strictObject({ ...attributes, model: z.literal('grm'), parameters: itemModelSchemas.grm }),
  z.strictObject({ ...attributes, model: z.literal('pcm'), parameters: itemModelSchemas.pcm }),
  z.strictObject({ ...attributes, model: z.literal('gpcm'), parameters: itemModelSchemas.gpcm }),
  z.strictObject({ ...attributes, model: z.literal('rsm'), parameters: itemModelSchemas.rsm }),
  z.strictObject({ ...attributes, model: z.literal('nrm'), parameters: itemModelSchemas.nrm }),
])

export const scaleSchema = z.strictObject({
  id: z.nullable(z.string()),
  metric: z.literal('logit'),
  scalingConstant: z._default(positiveNumber, 1),
  status: z.enum(['provisional', 'calibrated']),
  population: z.optional(
    z.strictObject({
      name: z.string(),
      date: z.optional(z.string()),
      n: z.optional(count),
      mean: z.number(),
      sd: positiveNumber,
    }),
  ),
})

/** Schema of the `melek-bank/1` document. */
export const itemBankSchema = z.strictObject({
  format: z.literal('melek-bank/1'),
  id: text,
  version: text,
  scale: scaleSchema,
  security: z._default(z.enum(['public', 'private']), 'private'),
  items: z.array(bankItemSchema),
  provenance: z.optional(provenance),
})
