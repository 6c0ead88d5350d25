import { extname } from 'node:path'

/** A type of file that may be uploaded: how it is named, and how it begins. */
interface FileType {
  extensions: readonly string[]
  mimes: readonly string[]
  matches(content: Buffer): boolean
}

const startsWith =
  (...bytes: number[]) =>
  (content: Buffer) =>
    bytes.every((byte, index) => content[index] === byte)

const text = (content: Buffer, start: number, end: number) => content.subarray(start, end).toString('latin1')

/** The brands of ISO base media files, at bytes 8 to 12, behind the word `ftyp`. */
const hasBrand =
  (...brands: string[]) =>
  (content: Buffer) =>
    text(content, 4, 8) === 'ftyp' && brands.includes(text(content, 8, 12))

/** Text that no browser would take for a page: no control characters, and no tag to begin with. */
function isTable(content: Buffer): boolean {
  const control = content.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)
  return !control && !/^(?:\xef\xbb\xbf)?\s*</.test(text(content, 0, 1_024))
}

/**
 * Pictures, documents, tables and films that browsers show without running anything. SVG and HTML hold scripts and
 * are not among them. The first bytes are those of each format's specification.
 */
const FILE_TYPES: readonly FileType[] = [
  { extensions: ['jpg', 'jpeg'], mimes: ['image/jpeg', 'image/jpg'], matches: startsWith(0xff, 0xd8, 0xff) },
  {
    extensions: ['png'],
    mimes: ['image/png'],
    matches: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { extensions: ['gif'], mimes: ['image/gif'], matches: (file) => /^GIF8[79]a$/.test(text(file, 0, 6)) },
  {
    extensions: ['webp'],
    mimes: ['image/webp'],
    matches: (file) => text(file, 0, 4) === 'RIFF' && text(file, 8, 12) === 'WEBP',
  },
  { extensions: ['avif'], mimes: ['image/avif'], matches: hasBrand('avif', 'avis') },
  { extensions: ['pdf'], mimes: ['application/pdf'], matches: (file) => text(file, 0, 5) === '%PDF-' },
  {
    extensions: ['mp4', 'm4v'],
    mimes: ['video/mp4'],
    matches: hasBrand('isom', 'iso2', 'iso4', 'iso5', 'iso6', 'avc1', 'mp41', 'mp42', 'dash', 'M4V '),
  },
  { extensions: ['webm'], mimes: ['video/webm'], matches: startsWith(0x1a, 0x45, 0xdf, 0xa3) },
  {
    extensions: ['csv'],
    // What browsers say of a table depends on which office programs are installed.
    mimes: ['text/csv', 'application/csv', 'application/vnd.ms-excel', 'text/plain'],
    matches: isTable,
  },
]

/** The extensions that may be uploaded, for messages. */
export const ALLOWED_EXTENSIONS = FILE_TYPES.flatMap(({ extensions }) => extensions)

/** Whether terminals, archives and logs take a name for what it is. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
export const isPlainName = (name: string) => !/[\\\u0000-\u001f\u007f]/.test(name)

/** Whether name and declared type say one allowed type, and the content, where there is one, is of it. */
export function isAllowedFile(name: string, mime: string, content?: Buffer): boolean {
  const extension = extname(name).slice(1).toLowerCase()
  const declared = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  return FILE_TYPES.some(
    ({ extensions, mimes, matches }) =>
      extensions.includes(extension) && mimes.includes(declared) && (!content || matches(content)),
  )
}
