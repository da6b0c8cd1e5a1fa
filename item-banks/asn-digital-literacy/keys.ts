import type { KeysDocument } from '../../src/bank/answer-keys.js'
import keysDocument from './keys.json' with { type: 'json' }

/** The answer keys of the bundled bank; this door is closed to browser bundlers. */
export const keys = keysDocument as unknown as KeysDocument
