import type { CompiledBank } from '../bank/compile-bank.js'

export function withMarginalCurves(bank: CompiledBank): CompiledBank {
  return bank
}
