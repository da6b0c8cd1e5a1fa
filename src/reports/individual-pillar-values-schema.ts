import * as z from 'zod/mini'
import { schemaIssues } from '../bank/document-issues-schema.js'
import { MelekError } from '../issues/melek-error.js'
import { type PillarId, pillars } from '../literacy/frameworks/pillars.js'

/** What sub-scores of pillars were worth among persons tested alike. */
export interface PillarValuation {
  readonly bank: { readonly id: string; readonly version: string }
  /** Persons that the judgement rests on. */
  readonly persons: number
  readonly values: ReadonlyMap<PillarId, { readonly addsValue: boolean }>
}

const values = z.looseObject({
  bank: z.looseObject({ id: z.string(), version: z.string() }),
  pillars: z.nullable(
    z.looseObject({
      persons: z.number(),
      pillars: z.array(z.looseObject({ pillar: z.string(), value: z.nullable(z.looseObject({ addsValue: z.boolean() })) })),
    }),
  ),
})

/**
 * The values of sub-scores in a population report, as `melek population RESPONSES --json` writes it. A pillar that could not be
 * judged is not among them.
 * @throws MelekError `pillar-values-invalid` with every problem; for scores, which tell nothing of pillars, too
 */
export function parsePillarValues(document: unknown): PillarValuation {
  const parsed = values.safeParse(document)
  if (!parsed.success) {
    const issues = schemaIssues(parsed.error, document)
    throw new MelekError('pillar-values-invalid', `the values of pillars have ${issues.length} problem(s)`, issues)
  }
  const { bank, pillars: profile } = parsed.data
  if (profile === null)
    throw new MelekError(
      'pillar-values-invalid',
      'this report says nothing of pillars; make it from responses to items that name their pillars: melek population RESPONSES --json',
    )
  const judged = profile.pillars.flatMap(({ pillar, value }) => {
    const known = pillars.find(({ id }) => id === pillar)
    return known === undefined || value === null ? [] : [[known.id, { addsValue: value.addsValue }] as const]
  })
  return { bank: { id: bank.id, version: bank.version }, persons: profile.persons, values: new Map(judged) }
}
