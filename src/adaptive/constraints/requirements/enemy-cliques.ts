/**
 * Groups whose members are all enemies of one another, so that every pair of enemies is in one of them: a solver sees more in "at most
 * one of five" than in ten pairs.
 * @param enemies for each item the indices of its enemies, symmetric
 */
export function enemyCliques(enemies: readonly ReadonlySet<number>[]): number[][] {
  const covered = enemies.map(() => new Set<number>())
  const cliques: number[][] = []
  enemies.forEach((others, item) => {
    for (const other of others) {
      if (other < item || covered[item]?.has(other)) continue
      const clique = [item, other]
      for (const third of others)
        if (clique.every((member) => member === third || enemies[member]?.has(third))) clique.push(third)
      const members = [...new Set(clique)].sort((one, another) => one - another)
      for (const member of members) for (const another of members) if (another !== member) covered[member]?.add(another)
      cliques.push(members)
    }
  })
  return cliques
}
