import * as z from 'zod/mini'

// Numbers are left wide here: NaN, a ≤ 0 and c ≥ d are judged by models/parameter-issues, which says how to repair them.
const number = z.union([z.number(), z.nan()])
const numbers = z.array(number)

/** Schema of one item's model and parameters, by the words of the document. */
export const itemModelSchemas = {
  '1pl': z.strictObject({ difficulty: number, discrimination: z.optional(number) }),
  '2pl': z.strictObject({ discrimination: number, difficulty: number }),
  '3pl': z.strictObject({ discrimination: number, difficulty: number, lowerAsymptote: number }),
  '4pl': z.strictObject({ discrimination: number, difficulty: number, lowerAsymptote: number, upperAsymptote: number }),
  grm: z.strictObject({ discrimination: number, thresholds: numbers }),
  pcm: z.strictObject({ steps: numbers }),
  gpcm: z.strictObject({ discrimination: number, steps: numbers }),
  rsm: z.strictObject({ difficulty: number, steps: numbers, ratingScale: z.optional(z.string()) }),
  nrm: z.strictObject({ slopes: numbers, intercepts: numbers }),
}
