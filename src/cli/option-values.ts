import { InvalidArgumentError } from 'commander'
import type { Language } from '../reports/bilingual.js'
import type { NodeRule } from '../scoring/scoring-grid.js'
import { optionWords } from './words/option-words.js'

/** Turns the text of an option into its value; a refusal is thrown in the language of the run. */
export type OptionParser<Value> = (text: string) => Value

export interface OptionParsers {
  readonly number: OptionParser<number>
  readonly numberFromZero: OptionParser<number>
  readonly positiveNumber: OptionParser<number>
  readonly positiveInteger: OptionParser<number>
  /** A TCP port, 0 for any free one. */
  readonly port: OptionParser<number>
  /** A probability strictly between 0 and 1. */
  readonly probability: OptionParser<number>
  /** One of some words. */
  oneOf<Word extends string>(words: readonly Word[]): OptionParser<Word>
  /** MEAN,SD or the word "uniform". */
  readonly prior: OptionParser<
    { readonly kind: 'normal'; readonly mean: number; readonly sd: number } | { readonly kind: 'uniform' }
  >
  /** N,LOW,HIGH[,trapezoid]. */
  readonly nodes: OptionParser<NodeRule>
  /** Gathers an option that may be repeated. */
  list(text: string, earlier?: readonly string[]): readonly string[]
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
    numberFromZero: (text) => (number(text) >= 0 ? number(text) : refuse(words.fromZero)),
    positiveNumber: (text) => (number(text) > 0 ? number(text) : refuse(words.positive)),
    positiveInteger: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : refuse(words.positiveInteger)),
    port: (text) => (/^\d{1,5}$/.test(text) && Number(text) < 65536 ? Number(text) : refuse(words.port)),
    probability: (text) => (number(text) > 0 && number(text) < 1 ? number(text) : refuse(words.probability)),
    oneOf: (allowed) => (text) => allowed.find((word) => word === text) ?? refuse(words.oneOf(allowed.join(', '))),
    prior(text) {
      if (text === 'uniform') return { kind: 'uniform' }
      const [mean, sd, ...more] = text.split(',').map(number)
      if (mean === undefined || sd === undefined || more.length > 0) return refuse(words.list('MEAN,SD'))
      return sd > 0 ? { kind: 'normal', mean, sd } : refuse(words.sd)
    },
    nodes(text) {
      const trapezoid = text.endsWith(',trapezoid')
      const [count, low, high, ...more] = text
        .replace(/,trapezoid$/, '')
        .split(',')
        .map(number)
      if (count === undefined || low === undefined || high === undefined || more.length > 0)
        return refuse(words.list('N,LOW,HIGH'))
      const holds = Number.isInteger(count) && count >= 3 && count <= 10_001 && low < high
      return holds ? { count, low, high, trapezoid } : refuse(words.nodes)
    },
    list: (text, earlier = []) => [...earlier, text],
  }
}
