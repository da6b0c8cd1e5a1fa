/** Bytes of a message where nothing else is said. */
export const defaultBodyLimit = 65_536

/** What a message says, or why it was not read. */
export type JsonBody = { readonly kind: 'fields'; readonly fields: Readonly<Record<string, unknown>> } | RefusedBody

export interface RefusedBody {
  readonly kind: 'refused'
  readonly status: 400 | 413
  readonly code: 'body-invalid' | 'body-too-large' | 'language-unknown'
  readonly message: string
}

/**
 * The fields of a JSON object in a request; an empty body has none. Reading stops where a body exceeds its limit, whatever its header says.
 * @param limit bytes
 */
export async function jsonBody(request: Request, limit: number): Promise<JsonBody> {
  const bytes = await bytesWithin(request, limit)
  if (bytes === undefined)
    return { kind: 'refused', status: 413, code: 'body-too-large', message: `a message has at most ${limit} bytes; send less` }
  const body = bytes.length === 0 ? {} : parsed(bytes)
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return { kind: 'fields', fields: body as Readonly<Record<string, unknown>> }
  const message = 'the body is not a JSON object; send one, as in { "language": "id" }'
  return { kind: 'refused', status: 400, code: 'body-invalid', message }
}

/** Undefined where there are more. */
async function bytesWithin(request: Request, limit: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of piecesOf(request)) {
    size += piece.length
    if (size > limit) return undefined
    pieces.push(piece)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

async function* piecesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return
  const reader = body.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel()
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
