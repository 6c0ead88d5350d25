const MB = 1024 * 1024

/** How large a file of a type may be; what is not here is not taken. SVG is not: it carries scripts. */
const LIMITS: Readonly<Record<string, { extensions: readonly string[]; bytes: number }>> = {
  'image/jpeg': { extensions: ['jpg', 'jpeg'], bytes: 10 * MB },
  'image/png': { extensions: ['png'], bytes: 10 * MB },
  'image/webp': { extensions: ['webp'], bytes: 10 * MB },
  'image/gif': { extensions: ['gif'], bytes: 10 * MB },
  'image/avif': { extensions: ['avif'], bytes: 10 * MB },
  'video/mp4': { extensions: ['mp4'], bytes: 50 * MB },
  'application/pdf': { extensions: ['pdf'], bytes: 20 * MB },
}

export const ALLOWED_TYPES = Object.keys(LIMITS)
export const MAX_BYTES = Math.max(...Object.values(LIMITS).map(({ bytes }) => bytes))
/** More pixels than any screen shows are there to fill the memory of whoever decodes them. */
export const MAX_PIXELS = 50_000_000

export interface GivenFile {
  name: string
  size: number
  /** What the content is, as far as it can be told. */
  detected: string | undefined
}

/** What is wrong with a file, or null. */
export function wrongWith({ name, size, detected }: GivenFile): string | null {
  const limit = detected && Object.hasOwn(LIMITS, detected) ? LIMITS[detected] : undefined
  if (!limit)
    return `Its content is ${detected ?? 'of no known kind'}; allowed are ${ALLOWED_TYPES.join(', ')}.`
  const extension = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''
  if (!limit.extensions.includes(extension))
    return `Its name ends with ".${extension}", its content is ${detected}.`
  if (size > limit.bytes) return `It has ${size} bytes; ${detected} may have ${limit.bytes}.`
  return null
}
