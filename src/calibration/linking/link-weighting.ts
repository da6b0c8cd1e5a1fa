import { MelekError } from '../../issues/melek-error.js'
import { gaussHermite } from '../../math/gauss-hermite.js'
import { equallySpaced } from '../../math/grid.js'
import { defaultNodes, type NodeRule } from '../../scoring/scoring-grid.js'

/**
 * Where on a scale two curves are compared and how much each place counts. Programs differ here more than anywhere else:
 * with the same formula and data their constants part in the second decimal.
 */
export interface LinkWeighting {
  /** What a record of the link says of it. */
  readonly label: string
  /** In logits. */
  readonly nodes: Float64Array
  /** Not negative, summing to 1. */
  readonly weights: Float64Array
}

/** Equally spaced nodes that count as much as people there are under N(0, 1). @throws MelekError `link-weighting` */
export function normalWeighting(rule: NodeRule = defaultNodes): LinkWeighting {
  const nodes = nodesOf(rule)
  return linkWeighting(
    `N(0, 1) on ${ruleText(rule)}`,
    nodes,
    endsOf(
      rule,
      nodes.map((node) => Math.exp((-node * node) / 2)),
    ),
  )
}

/** Equally spaced nodes that all count the same. @throws MelekError `link-weighting` */
export function equalWeighting(rule: NodeRule): LinkWeighting {
  const nodes = nodesOf(rule)
  return linkWeighting(`equal weights on ${ruleText(rule)}`, nodes, endsOf(rule, new Float64Array(nodes.length).fill(1)))
}

/** Gauss–Hermite nodes of N(0, 1). @throws MelekError `link-weighting` */
export function hermiteWeighting(count: number): LinkWeighting {
  const { nodes, weights } = checked(() => gaussHermite(count))
  return linkWeighting(`N(0, 1) by ${count} Gauss–Hermite nodes`, nodes, weights)
}

/** Gauss–Hermite nodes of a normal population, in logits of its scale. @throws MelekError `link-weighting` */
export function populationWeighting({ mean, sd }: { readonly mean: number; readonly sd: number }, count = 61): LinkWeighting {
  const { nodes, weights } = hermiteWeighting(count)
  const label = `N(${mean}, ${sd}²) by ${count} Gauss–Hermite nodes`
  return linkWeighting(
    label,
    nodes.map((node) => mean + sd * node),
    weights,
  )
}

/**
 * Nodes and weights of one's own; the weights are brought to a sum of 1.
 * @throws MelekError `link-weighting` for lists of different lengths, figures that are not finite, weights below 0 or all 0
 */
export function linkWeighting(label: string, nodes: ArrayLike<number>, weights: ArrayLike<number>): LinkWeighting {
  const places = Float64Array.from(nodes)
  const masses = Float64Array.from(weights)
  const total = masses.reduce((sum, weight) => sum + weight, 0)
  const usable =
    places.length === masses.length && places.every(Number.isFinite) && masses.every((weight) => weight >= 0 && weight < Infinity)
  if (!usable || !(total > 0 && total < Infinity)) {
    throw new MelekError(
      'link-weighting',
      `a weighting needs as many finite nodes as weights, none of them negative and not all 0, got ${places.length} nodes and ` +
        `${masses.length} weights summing to ${total}`,
    )
  }
  return { label, nodes: places, weights: masses.map((weight) => weight / total) }
}

function nodesOf({ count, low, high }: NodeRule): Float64Array {
  return checked(() => equallySpaced(count, low, high))
}

/** The weights, those of the ends halved under the trapezoid rule. */
function endsOf({ trapezoid }: NodeRule, weights: Float64Array): Float64Array {
  if (trapezoid !== true) return weights
  return weights.map((weight, i) => (i === 0 || i === weights.length - 1 ? weight / 2 : weight))
}

function checked<Value>(make: () => Value): Value {
  try {
    return make()
  } catch (error) {
    throw new MelekError('link-weighting', (error as Error).message)
  }
}

function ruleText({ count, low, high, trapezoid }: NodeRule): string {
  return `${count} nodes from ${low} to ${high}${trapezoid === true ? ', trapezoid' : ''}`
}
