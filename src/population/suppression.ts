/** Why a group gives no number: too few persons, or another group's number could be found by subtraction from the total. */
export type SuppressionReason = 'fewer-than-10' | 'complementary'

/**
 * Which groups give no number. Groups under the smallest size never do; where the total less the groups shown would
 * reveal a single group, or fewer persons than the smallest size, the smallest groups still shown are withheld too.
 * @param groups names and numbers of persons that add up to a total that is shown
 * @source Cox (1980), J. Am. Statist. Assoc. 75, 377–385 (complementary suppression)
 */
export function suppressedGroups(
  groups: readonly { readonly name: string; readonly n: number }[],
  smallest: number,
): ReadonlyMap<string, SuppressionReason> {
  const withheld = new Map<string, SuppressionReason>()
  let persons = 0
  for (const { name, n } of groups) {
    // Of a group that nobody was tested of there is nothing to hide.
    if (n >= smallest || n === 0) continue
    withheld.set(name, 'fewer-than-10')
    persons += n
  }
  if (withheld.size === 0) return withheld
  const shown = groups
    .filter(({ name, n }) => n > 0 && !withheld.has(name))
    .sort((one, other) => one.n - other.n || (one.name < other.name ? -1 : 1))
  for (const { name, n } of shown) {
    if (withheld.size >= 2 && persons >= smallest) break
    withheld.set(name, 'complementary')
    persons += n
  }
  return withheld
}
