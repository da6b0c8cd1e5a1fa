import { InvalidArgumentError } from 'commander'
import type { Language } from '../reports/bilingual.js'
import { optionWords } from './words/option-words.js'

/** Turns the text of an option into its value; a refusal is thrown in the language of the run. */
export type OptionParser<Value> = (text: string) => Value

export interface OptionParsers {
  readonly number: OptionParser<number>
  readonly positiveNumber: OptionParser<number>
  readonly positiveInteger: OptionParser<number>
  /** A TCP port, 0 for any free one. */
  readonly port: OptionParser<number>
  /** A probability strictly between 0 and 1. */
  readonly probability: OptionParser<number>
  /** One of some words. */
  oneOf<Word extends string>(words: readonly Word[]): OptionParser<Word>
  /** Numbers separated by commas, as many as there are names. */
  numbers(names: readonly string[]): OptionParser<number[]>
}

export function optionParsers(language: Language): OptionParsers {
  const words = optionWords[language]
  const refuse = (reason: string): never => {
    throw new InvalidArgumentError(reason)
  }
  const number = (text: string): number =>
    /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : refuse(words.number(text))
  return {
    number,
    positiveNumber: (text) => (number(text) > 0 ? number(text) : refuse(words.positive)),
    positiveInteger: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : refuse(words.positiveInteger)),
    port: (text) => (/^\d{1,5}$/.test(text) && Number(text) < 65536 ? Number(text) : refuse(words.port)),
    probability: (text) => (number(text) > 0 && number(text) < 1 ? number(text) : refuse(words.probability)),
    oneOf: (allowed) => (text) => allowed.find((word) => word === text) ?? refuse(words.oneOf(allowed.join(', '))),
    numbers: (names) => (text) => {
      const parts = text.split(',')
      return parts.length === names.length ? parts.map(number) : refuse(words.list(names.join(',')))
    },
  }
}
