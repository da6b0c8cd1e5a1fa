import * as z from 'zod/mini'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import type { BankItem } from '../../bank/item-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import type { ParameterPriors } from './coordinates/prior-density.js'

const pair = z.tuple([z.number(), z.number()])
const density = z.union([
  z.strictObject({ normal: pair }),
  z.strictObject({ lognormal: pair }),
  z.strictObject({ logitNormal: pair }),
  z.strictObject({ beta: pair }),
])

/** Schema of the priors of a calibration; whether a density suits its parameter is judged with the run. */
export const priorsSchema = z.strictObject({
  discrimination: z.optional(density),
  difficulty: z.optional(density),
  intercept: z.optional(density),
  lowerAsymptote: z.optional(density),
  upperAsymptote: z.optional(density),
  slopes: z.optional(density),
  intercepts: z.optional(density),
})

/**
 * The priors in an unknown value, `{ "discrimination": { "lognormal": [0, 0.5] }, … }`; a parameter left out has none.
 * @throws MelekError `calibration-priors-document` with every problem
 */
export function parsePriors(document: unknown): ParameterPriors {
  const parsed = priorsSchema.safeParse(document)
  if (parsed.success) return parsed.data
  throw new MelekError(
    'calibration-priors-document',
    'these are no priors; write { "discrimination": { "lognormal": [0, 0.5] }, "difficulty": { "normal": [0, 2] } }',
    schemaIssues(parsed.error, document),
  )
}

/**
 * What a provisional bank says of an item before any data, as priors. Places of polytomous items have none: the bank judges
 * how far they shift together, not each by itself.
 */
export function priorsOfItem({ uncertainty, model }: BankItem): ParameterPriors {
  if (uncertainty?.kind !== 'prior') return {}
  const { kind: _, difficulty, ...others } = uncertainty
  return /^[1-4]pl$/.test(model) && difficulty !== undefined ? { ...others, difficulty } : others
}
