import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { documentSchemas, schemaText } from './document-schemas.js'

/** Writes `item-banks/schema/`, from the root of the package. */
const folder = 'item-banks/schema'
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) rmSync(`${folder}/${file}`)
for (const document of documentSchemas) writeFileSync(`${folder}/${document.name}.schema.json`, schemaText(document))
process.stdout.write(`${documentSchemas.length} schemas written to ${folder}\n`)
