import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'

export interface Listener {
  /** The port in use, also where a free one was asked for. */
  readonly port: number
  close(): Promise<void>
}

/** Serves a fetch handler over HTTP/1.1. Rejects with the system's error, for instance EADDRINUSE. */
export function listen(
  handler: (request: Request) => Promise<Response>,
  address: { readonly port: number; readonly host: string },
): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: handler, port: address.port, hostname: address.host }, (info: AddressInfo) => {
      resolve({ port: info.port, close: () => new Promise((done) => void server.close(() => done())) })
    })
    server.on('error', reject)
  })
}
