/**
 * Quadrature nodes in panels that end at the cuts: an integral above a cut is then a plain sum of the nodes above it,
 * exact to the order of the rule and not the half-node error of a sum over nodes that a cut falls between or on.
 */
export interface PanelGrid {
  /** Theta, ascending, in logits. */
  readonly nodes: Float64Array
  /** Quadrature weights: ∫ f ≈ Σ weight·f(node). */
  readonly nodeWeights: Float64Array
  /** Ascending, in logits. */
  readonly cuts: readonly number[]
  /** Per cut: index of the first node above it. */
  readonly firstAbove: Int32Array
}

export interface PanelRange {
  readonly low: number
  readonly high: number
  /** Ascending; cuts outside low…high have all nodes on one side. */
  readonly cuts: readonly number[]
  /** Widest panel that may stand at a theta, in logits. */
  readonly widestAt: (theta: number) => number
}

/** Four-point Gauss–Legendre rule on −1…1. @source Abramowitz & Stegun (1964), table 25.4 */
const points = [-0.8611363115940526, -0.3399810435848563, 0.3399810435848563, 0.8611363115940526] as const
const weights = [0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538] as const

/** Widest panel in SDs of a normal density that four points integrate to about 1e-7 of the whole. */
export const panelWidthInSd = 1.2

/** Panels between low, the cuts and high, halved until none is too wide. */
export function panelGrid({ low, high, cuts, widestAt }: PanelRange): PanelGrid {
  const inside = cuts.filter((cut) => cut > low && cut < high)
  const ends = [low, ...inside, high]
  const panels = ends.slice(1).flatMap((end, k) => halved(ends[k] as number, end, widestAt))
  const nodes = Float64Array.from(panels.flatMap(([from, to]) => points.map((point) => (from + to + point * (to - from)) / 2)))
  const nodeWeights = Float64Array.from(panels.flatMap(([from, to]) => weights.map((weight) => (weight * (to - from)) / 2)))
  const firstAbove = Int32Array.from(cuts, (cut) => {
    const first = nodes.findIndex((node) => node > cut)
    return first < 0 ? nodes.length : first
  })
  return { nodes, nodeWeights, cuts, firstAbove }
}

function halved(from: number, to: number, widestAt: (theta: number) => number): [from: number, to: number][] {
  // Nine looks at a panel, so that a short stretch that needs narrow ones is not overlooked between two of them.
  const looks = Array.from({ length: 9 }, (_, k) => widestAt((from * (8 - k) + to * k) / 8))
  if (to - from <= Math.min(...looks)) return [[from, to]]
  const middle = (from + to) / 2
  return [...halved(from, middle, widestAt), ...halved(middle, to, widestAt)]
}
