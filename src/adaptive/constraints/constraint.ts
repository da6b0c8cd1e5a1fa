/** What a constraint may look at before the next item. */
export interface ConstraintMoment {
  /** Indices of the items given so far, in order. */
  readonly given: readonly number[]
  /** Most items that this test can have. */
  readonly maximumLength: number
  /** Values of the criterion by item index, computed for the candidates at hand: for constraints that weigh whole tests. */
  readonly values: () => Float64Array
  /** Items that exposure control would rather not give in this session; absent: none. */
  readonly barred?: (() => ReadonlySet<number>) | undefined
}

/** What is left after a constraint, and what it had to give up. */
export interface Narrowing {
  readonly candidates: readonly number[]
  /** Recorded in the log of the step: a relaxed rule, a solver's gap, a fallback. */
  readonly notes?: readonly ConstraintNote[] | undefined
}

export interface ConstraintNote {
  readonly code: string
  readonly detail?: string | undefined
}

/** Which candidates are allowed. Constraints narrow one after another, in the order in which they are listed. */
export interface Constraint {
  readonly name: string
  narrow(candidates: readonly number[], moment: ConstraintMoment): Narrowing
  /** Changes the values that the criterion gave the candidates left by all constraints, by what the test still lacks. */
  weighInto?(values: Float64Array, candidates: readonly number[], moment: ConstraintMoment): void
}
