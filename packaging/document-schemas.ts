import * as z from 'zod'
import { blueprintSchema } from '../src/adaptive/constraints/blueprint-schema.js'
import { wholeDesignSchema } from '../src/adaptive/session/administration/administration-schema.js'
import { contentSchema } from '../src/bank/content-schema.js'
import { bankItemSchema, itemBankSchema } from '../src/bank/item-bank-schema.js'
import { keysSchema } from '../src/bank/keys-schema.js'
import { layoutSchema } from '../src/bulk/layout-schema.js'
import { postsSchema } from '../src/literacy/posts/posts-schema.js'
import { standardSchema } from '../src/literacy/standard-schema.js'
import { targetSchema } from '../src/population/target/target-schema.js'

/** A document whose shape is published, so that editors and other programs can check it without melek. */
export interface DocumentSchema {
  /** The schema stands in `item-banks/schema/<name>.schema.json`. */
  readonly name: string
  readonly title: string
  readonly schema: z.core.$ZodType
}

export const documentSchemas: readonly DocumentSchema[] = [
  { name: 'bank', title: 'Item bank, melek-bank/1', schema: itemBankSchema },
  { name: 'blueprint', title: 'Blueprint of a test, melek-blueprint/1', schema: blueprintSchema },
  { name: 'content', title: 'Texts of items in one language, melek-content/1', schema: contentSchema },
  { name: 'design', title: 'Design of an adaptive test', schema: wholeDesignSchema },
  { name: 'keys', title: 'Answer keys, melek-keys/1; never to be sent to a browser', schema: keysSchema },
  { name: 'layout', title: 'Layout of an exam file, melek-layout/1', schema: layoutSchema },
  { name: 'posts', title: 'What posts ask for, melek-posts/1', schema: postsSchema },
  { name: 'standard', title: 'Standard: levels and cuts on one scale, melek-standard/1', schema: standardSchema },
  { name: 'target', title: 'Target: the share to be reached, melek-target/1', schema: targetSchema },
]

/** The published text of a schema: JSON Schema draft 2020-12 of what may be written, so that fields with defaults may be left out. */
export function schemaText({ name, title, schema }: DocumentSchema): string {
  const { $schema, ...shape } = z.toJSONSchema(schema, {
    io: 'input',
    metadata: namedParts(),
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => withoutNaN(zodSchema._zod.def, jsonSchema),
  })
  const description = 'The shape only: melek also checks what one field demands of another, and says how to repair it.'
  return `${JSON.stringify({ $schema, $id: `urn:melek:schema:${name}`, title, description, ...shape }, null, 2)}\n`
}

/** Parts that many items repeat, and the items by model: written once, under a name. */
function namedParts() {
  const parts = z.registry<{ id: string }>()
  const items = (bankItemSchema as z.core.$ZodDiscriminatedUnion<readonly z.core.$ZodObject[]>)._zod.def.options
  for (const item of items) parts.add(item, { id: `item-${[...(item._zod.propValues.model ?? [])].join('-')}` })
  const { uncertainty, content } = items[0]?._zod.def.shape ?? {}
  if (uncertainty !== undefined) parts.add(unwrapped(uncertainty), { id: 'uncertainty' })
  if (content !== undefined) parts.add(unwrapped(content), { id: 'content' })
  return parts
}

/** A schema without what makes its field optional or gives it a default. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType } = schema._zod.def as { readonly innerType?: z.core.$ZodType }
  return innerType === undefined ? schema : unwrapped(innerType)
}

/** NaN passes the schema of a parameter to be judged with a repair later on; JSON cannot hold it. */
function withoutNaN(definition: z.core.$ZodTypeDef, shape: z.core.JSONSchema.BaseSchema): void {
  const { type } = definition
  if (type === 'union') {
    const options = (definition as z.core.$ZodUnionDef).options
    const kept = options.flatMap((option, at) => (option._zod.def.type === 'nan' ? [] : [shape.anyOf?.[at]]))
    if (kept.length === 1 && options.length > 1) Object.assign(shape, kept[0], { anyOf: undefined })
  } else if (Object.keys(shape).length === 0 && !['unknown', 'any', 'nan'].includes(type)) {
    throw new Error(`JSON Schema cannot express a schema of type "${type}"; write it as one that it can`)
  }
  delete shape.id
}
