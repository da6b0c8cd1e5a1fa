import type { Language } from './bilingual.js'

/** Numbers as the reader of a language writes them; files never use these. */
export interface NumberWords {
  /** 1.234.567 or 1,234,567. */
  count(value: number): string
  /** A fixed number of decimals, decimal comma in Indonesian. */
  decimal(value: number, digits: number): string
  /** A share 0…1 as 12,3% or 12.3%. */
  percent(share: number, digits?: number): string
}

export function numberWords(language: Language): NumberWords {
  const [group, mark] = language === 'id' ? (['.', ','] as const) : ([',', '.'] as const)
  const count = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, group)
  const decimal = (value: number, digits: number) => {
    const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.')
    const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? '−' : ''
    return sign + count(Number(whole)) + (fraction === undefined ? '' : mark + fraction)
  }
  return { count, decimal, percent: (share, digits = 1) => `${decimal(100 * share, digits)}%` }
}
