import type { ItemBank } from '../src/bank/item-bank.js'
import { formulaBank } from './formula-bank.js'

/** Pillars of 27 items in a row, spread as in the full blueprint: skills 9, safety 8, ethics 5, culture 5. */
const pillars = 'SAESACSAECSASECASASECASCSAE'.split('').map((letter) => {
  const names: Readonly<Record<string, string>> = { S: 'skills', A: 'safety', E: 'ethics', C: 'culture' }
  return names[letter] as string
})

/** A 3PL bank by formula of the size asked for, with pillars. */
export function nationalBank(size: number): ItemBank {
  const bank = formulaBank(size, '3pl', 'national-sitting-bank')
  const items = bank.items.map((item, place) => ({ ...item, content: { pillar: pillars[place % pillars.length] as string } }))
  return { ...bank, items }
}
