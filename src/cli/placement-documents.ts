import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  blueprint,
  bank as bundledBank,
  content as bundledContent,
  design,
  standard,
} from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import { readJson } from '../bulk/read-document.js'
import type { PlacementDocuments } from '../placement/placement-documents.js'

export interface DocumentPaths {
  /** Folder with bank.json, content.<language>.json, keys.json and, where present, standard, design and blueprint. */
  readonly bank?: string | undefined
  readonly design?: string | undefined
  readonly standard?: string | undefined
  readonly blueprint?: string | undefined
}

const languages = ['id', 'en'] as const

/**
 * The documents of a placement test: of a folder, or those bundled with the package.
 * @throws MelekError `read-failed` or `json-malformed`; their content is checked by `createPlacementTest`
 */
export async function readPlacementDocuments(paths: DocumentPaths): Promise<PlacementDocuments> {
  const own = paths.bank === undefined ? bundledDocuments : await folderDocuments(paths.bank)
  const read = (path: string | undefined, otherwise: unknown) => (path === undefined ? otherwise : readJson(path))
  return {
    ...own,
    standard: await read(paths.standard, own.standard),
    design: await read(paths.design, own.design),
    blueprint: await read(paths.blueprint, own.blueprint),
  }
}

const bundledDocuments: PlacementDocuments = { bank: bundledBank, content: bundledContent, keys, standard, design, blueprint }

async function folderDocuments(folder: string): Promise<PlacementDocuments> {
  const content: Record<string, unknown> = {}
  for (const language of languages) {
    const document = await readOptional(join(folder, `content.${language}.json`))
    if (document !== undefined) content[language] = document
  }
  return {
    bank: await readJson(join(folder, 'bank.json')),
    content,
    keys: await readJson(join(folder, 'keys.json')),
    standard: await readJson(join(folder, 'standard.json')),
    design: await readOptional(join(folder, 'design.json')),
    blueprint: await readOptional(join(folder, 'blueprint.json')),
  }
}

async function readOptional(path: string): Promise<unknown> {
  return existsSync(path) ? readJson(path) : undefined
}
