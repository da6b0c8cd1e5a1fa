import * as z from 'zod/mini'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import { MelekError } from '../../issues/melek-error.js'
import type { ScoreOrigin } from './score-origin.js'

const prior = z.union([
  z.looseObject({ kind: z.literal('normal'), mean: z.number(), sd: z.number().check(z.gt(0)) }),
  z.looseObject({ kind: z.literal('uniform') }),
])

/** What shares need of the passport of a score file, `melek-scores/1`. */
const passportSchema = z.looseObject({
  format: z.literal('melek-scores/1'),
  method: z.enum(['eap', 'eapsum', 'map', 'mle', 'wle', 'jeffreys']),
  prior,
  conditioning: z.array(z.string()),
  bank: z.looseObject({ id: z.string(), version: z.string(), security: z.enum(['public', 'private']) }),
  scale: z.looseObject({ id: z.nullable(z.string()) }),
  provisional: z.boolean(),
  missingItems: z.optional(z.array(z.string())),
  standard: z.nullable(z.looseObject({ fingerprint: z.string() })),
})

/**
 * How scores came about, from the passport beside them.
 * @throws MelekError `scores-passport` with every problem
 */
export function parseScorePassport(document: unknown): ScoreOrigin {
  const parsed = passportSchema.safeParse(document)
  if (!parsed.success) {
    const issues = schemaIssues(parsed.error, document)
    throw new MelekError('scores-passport', `the passport of the scores has ${issues.length} problem(s)`, issues)
  }
  const { method, conditioning, bank, scale, provisional, missingItems, standard } = parsed.data
  const own = parsed.data.prior
  return {
    bank: { id: bank.id, version: bank.version, security: bank.security, provisional },
    scaleId: scale.id,
    method,
    prior: own.kind === 'normal' ? { kind: 'normal', mean: own.mean, sd: own.sd } : { kind: 'uniform' },
    conditioning,
    missingItems,
    standardFingerprint: standard?.fingerprint ?? null,
    logits: true,
  }
}
