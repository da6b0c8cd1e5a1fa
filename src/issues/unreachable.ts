/** Makes a missing case of a switch a compile error, and a defect in melek if it is ever reached. */
export function unreachable(value: never): never {
  throw new Error(`defect in melek: unexpected ${JSON.stringify(value)}`)
}
