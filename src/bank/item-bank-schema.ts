import * as z from 'zod'
import { itemModelSchemas } from './item-model-schema.js'

const provenance = z.record(z.string(), z.unknown())

const distribution = z.union([
  z.strictObject({ normal: z.tuple([z.number(), z.number().nonnegative()]) }),
  z.strictObject({ lognormal: z.tuple([z.number(), z.number().nonnegative()]) }),
  z.strictObject({ logitNormal: z.tuple([z.number(), z.number().nonnegative()]) }),
])

const uncertainty = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('prior'),
    discrimination: distribution.optional(),
    difficulty: distribution.optional(),
    lowerAsymptote: distribution.optional(),
    upperAsymptote: distribution.optional(),
  }),
  z.strictObject({
    kind: z.literal('estimate'),
    n: z.number().int().nonnegative().optional(),
    standardErrors: z.record(z.string(), z.union([z.number().nonnegative(), z.array(z.number().nonnegative())])),
    covariance: z.array(z.array(z.number())).optional(),
  }),
])

const content = z.looseObject({
  pillar: z.string().optional(),
  competence: z.string().optional(),
  level: z.number().int().optional(),
  type: z.enum(['choice', 'choices', 'order', 'match', 'judgement', 'inspect']).optional(),
})

const attributes = {
  id: z.string().min(1),
  uncertainty: uncertainty.optional(),
  status: z.enum(['operational', 'pretest', 'retired']).default('operational'),
  content: content.default({}),
  enemies: z.array(z.string()).default([]),
  family: z.string().optional(),
  provenance: provenance.optional(),
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
  id: z.string().nullable(),
  metric: z.literal('logit'),
  scalingConstant: z.number().positive().default(1),
  status: z.enum(['provisional', 'calibrated']),
  population: z
    .strictObject({
      name: z.string(),
      date: z.string().optional(),
      n: z.number().int().nonnegative().optional(),
      mean: z.number(),
      sd: z.number().positive(),
    })
    .optional(),
})

/** Schema of the `melek-bank/1` document. */
export const itemBankSchema = z.strictObject({
  format: z.literal('melek-bank/1'),
  id: z.string().min(1),
  version: z.string().min(1),
  scale: scaleSchema,
  security: z.enum(['public', 'private']).default('private'),
  items: z.array(bankItemSchema),
  provenance: provenance.optional(),
})
