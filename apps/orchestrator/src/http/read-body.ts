/** A body of at most `most` bytes; undefined for a longer one, of which the rest is not read. */
export async function readBody(
  { headers, body }: { headers: Headers; body?: ReadableStream<Uint8Array> | null },
  most: number,
): Promise<string | undefined> {
  if (Number(headers.get('content-length') ?? 0) > most) return undefined
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.byteLength
    if (length > most) {
      await reader?.cancel()
      return undefined
    }
    parts.push(read.value)
  }
  return Buffer.concat(parts).toString('utf8')
}
