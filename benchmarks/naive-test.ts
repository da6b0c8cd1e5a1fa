import type { BankItem } from '../src/bank/item-bank.js'
import { naiveEap, naiveProbability } from './naive-eap.js'

/**
 * An adaptive test as a first script writes it: the information of every item left at the estimate, then the whole posterior from all
 * answers so far. It shares no code with melek.
 * @param respond category of the item at a place
 * @returns places of the items given, and the last estimate
 */
export function naiveTest(items: readonly BankItem[], length: number, respond: (index: number) => number) {
  const given: number[] = []
  const responses: number[] = []
  let theta = 0
  while (given.length < length) {
    const item = mostInformative(items, given, theta)
    given.push(item)
    responses.push(respond(item))
    theta = naiveEap(
      given.map((index) => items[index] as BankItem),
      responses,
    ).theta
  }
  return { given, theta }
}

function mostInformative(items: readonly BankItem[], given: readonly number[], theta: number): number {
  let best = -1
  let most = -1
  const seen = new Set(given)
  items.forEach((item, index) => {
    if (seen.has(index)) return
    const information = informationAt(item, theta)
    if (information <= most) return
    most = information
    best = index
  })
  return best
}

/** a²((P − c)/(1 − c))²(1 − P)/P. @source Lord (1980), eq. 10-1 */
function informationAt(item: BankItem, theta: number): number {
  if (item.model !== '3pl') throw new Error(`no naive information of ${item.model}`)
  const { discrimination: a, lowerAsymptote: c } = item.parameters
  const right = naiveProbability(item, theta, 1)
  const rise = (right - c) / (1 - c)
  return (a * a * (1 - right) * rise * rise) / right
}
