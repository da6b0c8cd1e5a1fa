const said = new WeakSet<object>()

/** Marks an error or issue whose message is in the language of the reader already, so that nothing need be said for its code. */
export function spoken<Problem extends object>(problem: Problem): Problem {
  said.add(problem)
  return problem
}

/** Whether an error or issue is marked so. */
export function isSpoken(problem: object): boolean {
  return said.has(problem)
}
