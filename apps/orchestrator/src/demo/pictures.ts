import type { Payload } from 'payload'
import sharp from 'sharp'
import type { Words } from '../i18n/words'

const WIDTH = 1920
const HEIGHT = 1080

/** A picture of hills under a sun, in two colours: there are no files to keep, and none to license. */
async function draw([dark, light]: readonly [string, string], seed: number): Promise<Buffer> {
  const hill = (base: number, sway: number) =>
    `M0 ${base} C ${480} ${base - sway}, ${960} ${base + sway}, ${WIDTH} ${base - sway / 2} V ${HEIGHT} H 0 Z`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="#ffffff"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${500 + seed * 260}" cy="330" r="140" fill="#ffffff" opacity="0.85"/>
    <path d="${hill(640, 120 + seed * 40)}" fill="${dark}" opacity="0.45"/>
    <path d="${hill(760, -140 - seed * 30)}" fill="${dark}" opacity="0.7"/>
    <path d="${hill(900, 90 + seed * 20)}" fill="${dark}"/>
  </svg>`
  return sharp(Buffer.from(svg)).webp({ quality: 60 }).toBuffer()
}

/** A public picture of a tenant's with words in both languages; the one with these words when there is one already. */
export async function demoPicture(
  payload: Payload,
  tenant: string,
  alt: Words,
  colours: readonly [string, string],
  seed: number,
): Promise<string> {
  const known = await payload.db.findOne<{ id: string }>({
    collection: 'media',
    where: { and: [{ tenant: { equals: tenant } }, { alt: { equals: alt.en } }] },
    locale: 'en',
  })
  if (known) return known.id
  const data = await draw(colours, seed)
  const file = { data, name: 'demo.webp', mimetype: 'image/webp', size: data.length }
  const { id } = await payload.create({
    collection: 'media',
    locale: 'en',
    data: { tenant, alt: alt.en, visibility: 'public' },
    file,
  })
  await payload.update({ collection: 'media', id, locale: 'ar', data: { alt: alt.ar } })
  return String(id)
}
