import { fingerprint } from '../bank/fingerprint.js'
import type { PlacementResult } from '../placement/placement-result.js'

/** What a report on one person says that must not be altered; plain JSON. */
export interface IndividualStatement {
  readonly sessionId: string
  readonly bank: { readonly id: string; readonly version: string; readonly fingerprint: string }
  /** As `test.result(session)` gives it, also after a round trip through JSON. */
  readonly result: PlacementResult
  /** As printed; null where the report names nobody. */
  readonly person: string | null
  /** Day of the test; absent or null where it is not known. */
  readonly testedOn?: string | null | undefined
  /** As printed; null where the report does not expire. */
  readonly validUntil: string | null
  /** Levels of pillars that are printed beside that of the whole test. */
  readonly pillars?: readonly { readonly pillar: string; readonly level: string }[] | undefined
  /** Answers were simulated. */
  readonly synthetic: boolean
}

/** Crockford's base 32: no I, L, O or U, which are misread. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 bits: nobody finds another statement with the same code by trying. */
const length = 16

/**
 * A short code of a statement, `XXXX-XXXX-XXXX-XXXX`: the first 80 bits of the SHA-256 of its canonical JSON, without the sentences of the
 * result and with every number rounded to six decimals, so that another machine comes to the same code. Whoever holds the session
 * computes it again and sees whether the paper says what the session says. It shows that something was altered; it is no signature:
 * whoever can run melek can compute a code for an invented statement too, so only the holder of the session can vouch for it.
 */
export function verificationCode(statement: IndividualStatement): string {
  const { summary: _, ...result } = statement.result
  const { sessionId, bank, person, testedOn = null, validUntil, pillars = [], synthetic } = statement
  const { id, version, fingerprint: bankFingerprint } = bank
  const document = {
    format: 'melek-verification/1',
    sessionId,
    bank: { id, version, fingerprint: bankFingerprint },
    result,
    person,
    validUntil,
    synthetic,
    // Left out where a page does not say them, so that codes printed before there were such pages stay.
    ...(testedOn === null ? {} : { testedOn }),
    ...(pillars.length === 0 ? {} : { pillars: pillars.map(({ pillar, level }) => ({ pillar, level })) }),
  }
  const hash = BigInt(`0x${fingerprint(rounded(document)).slice('sha256:'.length)}`) >> BigInt(256 - 5 * length)
  const code = Array.from({ length }, (_, k) => digits[Number((hash >> BigInt(5 * (length - 1 - k))) & 31n)]).join('')
  return code.replace(/.{4}(?=.)/g, '$&-')
}

/** The last digits of a number are the machine's, not the person's. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e6) / 1e6
  if (Array.isArray(value)) return value.map(rounded)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, rounded(field)]))
}
