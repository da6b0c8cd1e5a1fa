import * as z from 'zod'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import { scaleSchema } from '../../bank/item-bank-schema.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Session } from './session.js'

const estimate = {
  theta: z.number(),
  standardError: z.number().nullable(),
  estimatedBy: z.enum(['start', 'eap', 'map', 'mle', 'wle', 'jeffreys']),
}
const note = z.looseObject({ code: z.string() })
const step = z.number().int().positive()
const item = z.string().min(1)
const category = z.number().int().nonnegative()

const response = {
  ...estimate,
  step,
  item,
  response: z.unknown().optional(),
  category: category.optional(),
  keyVersion: z.string().optional(),
  seconds: z.number().nonnegative().optional(),
}

const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('presented'),
    step,
    item,
    criterion: z.number(),
    ...estimate,
    draw: z.number().optional(),
    notes: z.array(note).optional(),
  }),
  z.strictObject({ type: z.literal('answered'), ...response, category }),
  z.strictObject({ type: z.literal('omitted'), ...response }),
  z.strictObject({ type: z.literal('not-reached'), ...response }),
  z.strictObject({ type: z.literal('timed-out'), ...response }),
  z.strictObject({
    type: z.literal('rescored'),
    item,
    category,
    previous: category,
    keyVersion: z.string().optional(),
    ...estimate,
  }),
  z.strictObject({ type: z.literal('stopped'), rule: z.string(), detail: z.string() }),
])

/** Schema of the `melek-session/1` document, as far as its shape goes. */
export const sessionSchema = z.strictObject({
  format: z.literal('melek-session/1'),
  id: z.string(),
  seed: z.string(),
  language: z.string().optional(),
  bank: z.strictObject({
    id: z.string(),
    version: z.string(),
    fingerprint: z.string(),
    security: z.enum(['public', 'private']),
    scale: scaleSchema,
  }),
  design: z.looseObject({ start: z.object({ theta: z.number() }), estimator: z.looseObject({}), responses: z.looseObject({}) }),
  items: z.record(z.string(), z.looseObject({ model: z.string(), parameters: z.looseObject({}) })),
  events: z.array(eventSchema),
  random: z.strictObject({ generator: z.literal('keyed-uniform') }),
  status: z.enum(['running', 'finished']),
  result: z.looseObject({ estimate: z.looseObject({ kind: z.string() }) }).nullable(),
})

/**
 * The session in an unknown value, for instance the parsed JSON of a store.
 * @throws MelekError `session-invalid` with every problem of its shape
 */
export function parseSession(document: unknown): Session {
  const parsed = sessionSchema.safeParse(document)
  // The document itself is returned: its bytes are the log, and parsing would put its fields into another order.
  if (parsed.success) return document as Session
  throw new MelekError('session-invalid', 'the session is not valid', schemaIssues(parsed.error, document))
}
