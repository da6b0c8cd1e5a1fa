import type { Language } from './bilingual.js'

/** Numbers as the reader of a language writes them; files never use these. */
export interface NumberWords {
  /** 1.234.567 or 1,234,567. */
  count(value: number): string
  /** A fixed number of decimals, decimal comma in Indonesian; from 10^15 on 2.3 × 10^81. */
  decimal(value: number, digits: number): string
  /** A share 0…1 as 12,3% or 12.3%. */
  percent(share: number, digits?: number): string
  /** A p that the decimals do not show is not 0: 0.0356, or < 0.0001. */
  probability(p: number, digits: number): string
  /** The same with its sign: = 0.0356, or < 0.0001. */
  probabilityAfterSign(p: number, digits: number): string
  /** A probability as a percentage that is never certain: 12.3%, < 0.1%, > 99.9%. */
  chance(probability: number, digits?: number): string
}

/** From here on the digits of a double say nothing, and a table would have no room for them. */
const mostDigits = 1e15

/** 2.3 × 10^81. */
function powerOfTen(value: number, mark: string): string {
  const [figure = '', power = ''] = Math.abs(value).toExponential(1).split('e+')
  return `${value < 0 ? '−' : ''}${figure.replace('.', mark)} × 10^${power}`
}

export function numberWords(language: Language): NumberWords {
  const [group, mark] = language === 'id' ? (['.', ','] as const) : ([',', '.'] as const)
  const count = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, group)
  const decimal = (value: number, digits: number) => {
    if (Number.isFinite(value) && Math.abs(value) >= mostDigits) return powerOfTen(value, mark)
    const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.')
    const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? '−' : ''
    return sign + count(Number(whole)) + (fraction === undefined ? '' : mark + fraction)
  }
  const percent = (share: number, digits = 1) => `${decimal(100 * share, digits)}%`
  const isLost = (p: number, digits: number) => p < 10 ** -digits
  const probability = (p: number, digits: number) =>
    isLost(p, digits) ? `< ${decimal(10 ** -digits, digits)}` : decimal(p, digits)
  return {
    count,
    decimal,
    percent,
    probability,
    probabilityAfterSign: (p, digits) => (isLost(p, digits) ? '' : '= ') + probability(p, digits),
    chance: (value, digits = 1) => {
      const least = 10 ** (-digits - 2)
      if (value < least) return `< ${percent(least, digits)}`
      return value > 1 - least ? `> ${percent(1 - least, digits)}` : percent(value, digits)
    },
  }
}
