/** How often items were seen. */
export interface ExposureSummary {
  /** In the order of the bank. */
  readonly items: readonly { readonly item: string; readonly count: number; readonly rate: number }[]
  /** Highest share of the tests that one item was in. */
  readonly maximum: number
  /** Items that tests could use: operational ones, and those on trial that were given. */
  readonly usable: number
  /** Of them, those that no test used. */
  readonly unused: number
  /**
   * Share of a test that another test has too, over all pairs of tests; null with fewer than two tests or no item given.
   * @source Chen, Ankenmann & Spray (2003), Journal of Educational Measurement 40, 129–145
   */
  readonly overlap: number | null
}

export interface ExposureTally {
  add(items: readonly number[]): void
  summary(): ExposureSummary
}

/**
 * Counts the items of tests.
 * @param isOperational of the item at a place; default: every item is
 */
export function createExposureTally(
  itemIds: readonly string[],
  isOperational: (index: number) => boolean = () => true,
): ExposureTally {
  const counts = new Float64Array(itemIds.length)
  let tests = 0
  let given = 0
  return {
    add(items) {
      tests += 1
      given += items.length
      for (const index of items) counts[index] = (counts[index] as number) + 1
    },
    summary() {
      const items = itemIds.map((item, index) => {
        const count = counts[index] as number
        return { item, count, rate: tests === 0 ? 0 : count / tests }
      })
      // Of n tests that hold an item, n (n − 1) ordered pairs share it.
      const shared = counts.reduce((sum, count) => sum + count * (count - 1), 0)
      return {
        items,
        maximum: items.reduce((most, { rate }) => Math.max(most, rate), 0),
        usable: items.filter(({ count }, index) => count > 0 || isOperational(index)).length,
        unused: items.filter(({ count }, index) => count === 0 && isOperational(index)).length,
        overlap: tests < 2 || given === 0 ? null : shared / (tests - 1) / given,
      }
    },
  }
}
