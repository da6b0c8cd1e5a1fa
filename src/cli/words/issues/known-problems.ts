import type { SentencePair } from '../../../reports/translated-sentence.js'

/**
 * Messages of fixed form that people meet most, whole and with their facts; every other message stands in English behind the sentence
 * of its code. Of two that fit, the earlier one is taken.
 */
export const knownProblems: readonly SentencePair[] = []

/** Facts that are words themselves. */
export const problemFacts: readonly SentencePair[] = []
