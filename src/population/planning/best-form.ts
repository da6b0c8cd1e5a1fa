import type { CompiledBank } from '../../bank/compile-bank.js'
import { curveInformation } from '../../models/information.js'

/**
 * Standard error at a cut of the best test of each length from a bank: its items of most information there. An adaptive
 * test comes near it for persons around the cut; a fixed form that serves other ends too measures less well.
 * @param lengths numbers of items, each at most the bank's
 * @returns 1/√information in logits, Infinity for a test without any
 */
export function bestStandardErrors(bank: CompiledBank, cut: number, lengths: readonly number[]): number[] {
  const information = bank.curves
    .filter((_, i) => bank.items[i]?.status !== 'retired')
    .map((curve) => curveInformation(curve, cut))
    .sort((one, other) => other - one)
  return lengths.map((length) => 1 / Math.sqrt(information.slice(0, length).reduce((sum, own) => sum + own, 0)))
}
