/**
 * p-values adjusted for the false discovery rate: the least rate at which a hypothesis would be rejected.
 * @returns in the order given, each at least its p and at most 1
 * @source Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289–300
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((i, j) => (p[j] as number) - (p[i] as number))
  const adjusted = new Array<number>(p.length)
  let least = 1
  for (const [place, i] of order.entries()) {
    least = Math.min(least, ((p[i] as number) * p.length) / (p.length - place))
    adjusted[i] = least
  }
  return adjusted
}
