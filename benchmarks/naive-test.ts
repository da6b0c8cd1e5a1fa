import type { BankItem } from '../src/bank/item-bank.js'

/** The parameters of 3PL items as columns, D = 1. */
interface Columns {
  readonly a: Float64Array
  readonly b: Float64Array
  readonly c: Float64Array
}

/**
 * An adaptive test as a careful first script writes it: parameters in arrays, no object made on the way, but at every step the
 * information of every item left, and the whole posterior from all answers so far. It shares no code with melek.
 * @returns a function that plays a test: places of the items given, and the last estimate. @param respond category of the item at a place
 */
export function naiveTest(items: readonly BankItem[], length: number) {
  const columns = columnsOf(items)
  const nodes = Float64Array.from({ length: 61 }, (_, node) => -6 + 0.2 * node)
  const taken = new Uint8Array(items.length)
  const responses = new Uint8Array(length)
  return (respond: (index: number) => number): { given: number[]; theta: number } => {
    taken.fill(0)
    const given: number[] = []
    let theta = 0
    while (given.length < length) {
      const item = mostInformative(columns, taken, theta)
      taken[item] = 1
      responses[given.length] = respond(item)
      given.push(item)
      theta = posteriorMean(columns, given, responses, nodes)
    }
    return { given, theta }
  }
}

function columnsOf(items: readonly BankItem[]): Columns {
  const of3pl = items.map((item) => {
    if (item.model !== '3pl') throw new Error(`no naive information of ${item.model}`)
    return item.parameters
  })
  return {
    a: Float64Array.from(of3pl, ({ discrimination }) => discrimination),
    b: Float64Array.from(of3pl, ({ difficulty }) => difficulty),
    c: Float64Array.from(of3pl, ({ lowerAsymptote }) => lowerAsymptote),
  }
}

/** a²((P − c)/(1 − c))²(1 − P)/P. @source Lord (1980), eq. 10-1 */
function mostInformative({ a, b, c }: Columns, taken: Uint8Array, theta: number): number {
  let best = -1
  let most = -1
  for (let item = 0; item < taken.length; item++) {
    if (taken[item] === 1) continue
    const slope = a[item] as number
    const lower = c[item] as number
    const rise = 1 / (1 + Math.exp(-slope * (theta - (b[item] as number))))
    const right = lower + (1 - lower) * rise
    const information = (slope * slope * rise * rise * (1 - right)) / right
    if (information <= most) continue
    most = information
    best = item
  }
  return best
}

/** EAP under a standard normal prior: a logarithm and an exponential for every node and answer. */
function posteriorMean({ a, b, c }: Columns, given: readonly number[], responses: Uint8Array, nodes: Float64Array): number {
  let mass = 0
  let first = 0
  for (let node = 0; node < nodes.length; node++) {
    const theta = nodes[node] as number
    let logPosterior = (-theta * theta) / 2
    for (let answer = 0; answer < given.length; answer++) {
      const item = given[answer] as number
      const lower = c[item] as number
      const right = lower + (1 - lower) / (1 + Math.exp(-(a[item] as number) * (theta - (b[item] as number))))
      logPosterior += Math.log(responses[answer] === 1 ? right : 1 - right)
    }
    const weight = Math.exp(logPosterior)
    mass += weight
    first += weight * theta
  }
  return first / mass
}
