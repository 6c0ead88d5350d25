import type { IncomingMessage } from 'node:http'
import { CityosError } from '@cityos/contracts'

/** The body as it came over the wire: signatures are about bytes. @throws CityosError `body_too_large` as soon as it is. */
export async function rawBody(request: IncomingMessage, mostBytes: number): Promise<string> {
  return (await rawBytes(request, mostBytes)).toString('utf8')
}

/** The body's bytes, of a message or a file. @throws CityosError `body_too_large` as soon as it is. */
export async function rawBytes(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const tooLarge = () => new CityosError('body_too_large', `The body has at most ${mostBytes} bytes.`)
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw tooLarge()
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) throw tooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts)
}
