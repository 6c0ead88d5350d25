import type { IncomingMessage } from 'node:http'

const MAX_BYTES = 4096

class FormTooLarge extends Error {
  override readonly name = 'FormTooLarge'
}

/** @throws FormTooLarge past 4 KB: a sign-in form is small. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BYTES) throw new FormTooLarge()
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
