import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Constraint } from './constraint.js'

/** No two enemies in one test; enmity holds both ways, whichever item declares it. */
export function noEnemies(bank: CompiledBank): Constraint {
  return keptApart('enemies', enemyIndices(bank))
}

/** No two items of a group in one test. */
export function oneOfEach(groups: readonly (readonly string[])[], bank: CompiledBank): Constraint {
  const enemies = bank.items.map(() => new Set<number>())
  for (const group of groups) {
    const members = group.flatMap((id) => bank.indexOfItem.get(id) ?? [])
    for (const one of members) for (const other of members) if (one !== other) enemies[one]?.add(other)
  }
  return keptApart('enemy-groups', enemies)
}

function keptApart(name: string, enemies: readonly ReadonlySet<number>[]): Constraint {
  return {
    name,
    narrow(candidates, { given }) {
      const barred = new Set(given.flatMap((index) => [...(enemies[index] ?? [])]))
      return { candidates: barred.size === 0 ? candidates : candidates.filter((index) => !barred.has(index)) }
    },
  }
}

/** Indices of each item's enemies, symmetric whichever of two declares it; ids that are not in the bank are left out. */
export function enemyIndices(bank: CompiledBank): Set<number>[] {
  const enemies = bank.items.map(() => new Set<number>())
  bank.items.forEach((item, index) => {
    for (const id of item.enemies) {
      const other = bank.indexOfItem.get(id)
      if (other === undefined || other === index) continue
      enemies[index]?.add(other)
      enemies[other]?.add(index)
    }
  })
  return enemies
}
