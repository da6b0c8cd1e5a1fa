/**
 * How far a test has come, 0 at its first item and 1 at its last: Σ_{f ≤ n}(f − 1)^s / Σ_{f ≤ N}(f − 1)^s.
 * @param given items given before this one, n − 1
 * @param length most items of the test, N
 * @param acceleration s ≥ 0: the higher, the longer a test stays near 0
 * @source Barrada, Olea, Ponsoda & Abad (2008), Br. J. Math. Stat. Psychol. 61, 493–513
 */
export function testProgress(given: number, length: number, acceleration: number): number {
  let done = 0
  let all = 0
  for (let before = 1; before < length; before++) {
    all += before ** acceleration
    if (before <= given) done += before ** acceleration
  }
  return all === 0 ? 1 : done / all
}
