import { type SentencePair, translatedSentence } from '../../../reports/translated-sentence.js'
import { fileFacts } from './file-facts.js'
import { bankFacts, knownBankProblems } from './known-bank-problems.js'
import { knownCalibrationProblems } from './known-calibration-problems.js'
import { knownFileProblems } from './known-file-problems.js'
import { knownShareProblems, shareFacts } from './known-share-problems.js'
import { knownStudyProblems } from './known-study-problems.js'

/**
 * Messages of fixed form that people meet most, each room with the facts that are words themselves; every other message stands in
 * English behind the sentence of its code. Of two that fit, the earlier one is taken.
 */
export const knownProblems: readonly { readonly sentences: readonly SentencePair[]; readonly facts: readonly SentencePair[] }[] =
  [
    { sentences: knownFileProblems, facts: fileFacts },
    { sentences: knownBankProblems, facts: bankFacts },
    { sentences: knownCalibrationProblems, facts: [] },
    { sentences: knownShareProblems, facts: shareFacts },
    { sentences: knownStudyProblems, facts: [] },
  ]

/** A message whole in Indonesian with its names and figures, undefined where it is not known. */
export function knownProblem(message: string): string | undefined {
  for (const { sentences, facts } of knownProblems) {
    const found = translatedSentence(sentences, message, facts)
    if (found !== undefined) return found
  }
  return undefined
}
