import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Constraint } from './constraint.js'

/** No two enemies in one test; enmity holds both ways, whichever item declares it. */
export function noEnemies(bank: CompiledBank): Constraint {
  const enemies = enemyIndices(bank)
  return {
    name: 'enemies',
    narrow(candidates, { given }) {
      const barred = new Set(given.flatMap((index) => [...(enemies[index] ?? [])]))
      return { candidates: barred.size === 0 ? candidates : candidates.filter((index) => !barred.has(index)) }
    },
  }
}

/** Indices of each item's enemies, made symmetric; ids that are not in the bank are left out. */
function enemyIndices(bank: CompiledBank): Set<number>[] {
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
