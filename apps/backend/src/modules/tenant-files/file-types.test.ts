import { isAllowedFile } from './file-types'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

const PNG = bytes([0x89], 'PNG\r\n', [0x1a], '\n', 'rest')
const CONTENTS: [name: string, mime: string, content: Buffer][] = [
  ['a.png', 'image/png', PNG],
  ['a.PNG', 'image/PNG; x=y', PNG],
  ['a.jpg', 'image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
  ['a.jpeg', 'image/jpeg', bytes([0xff, 0xd8, 0xff, 0xdb])],
  ['a.gif', 'image/gif', bytes('GIF89a...')],
  ['a.webp', 'image/webp', bytes('RIFF....WEBPVP8 ')],
  ['a.avif', 'image/avif', bytes([0, 0, 0, 28], 'ftypavif')],
  ['a.pdf', 'application/pdf', bytes('%PDF-1.7')],
  ['a.mp4', 'video/mp4', bytes([0, 0, 0, 24], 'ftypmp42')],
  ['a.webm', 'video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3])],
  ['a.csv', 'text/csv', bytes('Handle;Name\r\nx;"<b>"\r\n')],
  ['a.csv', 'application/vnd.ms-excel', bytes([0xef, 0xbb, 0xbf], 'Handle')],
]

it.each(CONTENTS)('%s of type %s', (name, mime, content) => {
  expect(isAllowedFile(name, mime, content)).toBe(true)
  expect(isAllowedFile(name, mime)).toBe(true)
})

const PAGE = bytes('<!doctype html><script>alert(1)</script>')
const SVG = bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')

it.each([
  ['a page', 'a.html', 'text/html', PAGE],
  ['a page named as a picture', 'a.png', 'image/png', PAGE],
  ['a page named as a table', 'a.csv', 'text/csv', bytes([0xef, 0xbb, 0xbf], ' \n<html>')],
  ['a page with a picture’s type', 'a.html', 'image/png', PNG],
  ['a picture with a page’s type', 'a.png', 'text/html', PNG],
  ['a drawing', 'a.svg', 'image/svg+xml', SVG],
  ['a drawing named as a picture', 'a.png', 'image/png', SVG],
  ['a film named as a picture', 'a.avif', 'image/avif', bytes([0, 0, 0, 24], 'ftypmp42')],
  ['a program', 'a.exe', 'application/octet-stream', bytes('MZ')],
  ['a program named as a table', 'a.csv', 'text/csv', bytes('MZ', [0, 1, 2])],
  ['two extensions', 'a.png.html', 'image/png', PNG],
  ['no extension', 'png', 'image/png', PNG],
  ['an extension alone', '.png', 'image/png', PNG],
  ['nothing', 'a.png', 'image/png', bytes()],
  ['another type of picture', 'a.jpg', 'image/jpeg', PNG],
])('%s is refused', (_, name, mime, content) => {
  expect(isAllowedFile(name, mime, content)).toBe(false)
})
