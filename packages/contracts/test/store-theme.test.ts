import fc from 'fast-check'
import { contrastRatio, readableOn } from '../src/contrast'
import { StoreTheme } from '../src/store-theme'
import { PRESET_VALUES, THEME_PRESETS } from '../src/store-theme-presets'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('a store theme', () => {
  it('is complete when nothing is given', () => {
    expect(StoreTheme.parse({})).toMatchObject({
      version: 1,
      preset: 'classic',
      colors: { background: '#ffffff', text: '#1f2933' },
      fonts: { heading: 'inter', body: 'inter' },
      logo_url: null,
      corner_radius_px: 6,
      layout: { products_per_row: 4 },
      social_links: {},
      seo: { title: null, description: null },
    })
  })

  it.each(THEME_PRESETS)('of the preset %s is readable as it is', (preset) => {
    expect(StoreTheme.safeParse({ preset }).success).toBe(true)
    const { accent, background } = PRESET_VALUES[preset].colors
    expect(contrastRatio(accent, background)).toBeGreaterThanOrEqual(4.5)
  })

  it('parses its own output to itself', () => {
    const theme = StoreTheme.parse({ preset: 'warm', colors: { text: '#000' }, seo: { title: 'Hi' } })
    expect(StoreTheme.parse(theme)).toEqual(theme)
  })

  it('takes what it leaves out from its preset', () => {
    const theme = StoreTheme.parse({ preset: 'dark', colors: { accent: '#FFF' }, corner_radius_px: 0 })
    expect(theme.colors).toEqual({ ...PRESET_VALUES.dark.colors, accent: '#ffffff' })
    expect(theme.corner_radius_px).toBe(0)
  })

  it('says how far unreadable text is from readable, and offers a colour that is', () => {
    const { error } = StoreTheme.safeParse({ colors: { text: '#999999' } })
    expect(error?.issues[0]).toMatchObject({
      path: ['colors', 'text'],
      message: '#999999 on #ffffff has a contrast of 2.8, and people need 4.5 to read it; try #737373',
    })
    expect(StoreTheme.safeParse({ colors: { text: '#737373' } }).success).toBe(true)
  })

  it('of any colours is either readable or refused with colours that are', () => {
    fc.assert(
      fc.property(hex, hex, (text, background) => {
        const result = StoreTheme.safeParse({ colors: { text, background } })
        expect(result.success).toBe(contrastRatio(text, background) >= 4.5)
        expect(contrastRatio(readableOn(background, text), background)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it.each([
    ['an unknown field', { colour: 'red' }],
    ['an unknown colour name', { colors: { link: '#000000' } }],
    ['a colour by name', { colors: { text: 'black' } }],
    ['a font that nobody has', { fonts: { body: 'comic-sans' } }],
    ['a picture over http', { logo_url: 'http://cdn.example.com/logo.png' }],
    ['a picture in a script', { logo_url: 'javascript:alert(1)' }],
    ['a picture outside the uploads', { logo_url: '/static/../secret' }],
    ['a picture in a nested folder', { logo_url: '/static/ten_1/a/b.png' }],
    ['an unknown network', { social_links: { myspace: 'https://myspace.com/x' } }],
    ['a link that is no address', { social_links: { x: 'https://' } }],
    ['a title too long for search engines', { seo: { title: 'x'.repeat(71) } }],
    ['a radius with a fraction', { corner_radius_px: 1.5 }],
    ['a version that does not exist', { version: 2 }],
    ['links beyond the size of a theme', { social_links: longLinks() }],
  ])('refuses %s', (_name, theme) => {
    expect(StoreTheme.safeParse(theme).success).toBe(false)
  })

  it('takes pictures from an https address and from the uploads', () => {
    const pictures = { logo_url: 'https://cdn.example.com/logo.png', favicon_url: '/static/ten_1/fav.ico' }
    expect(StoreTheme.parse(pictures)).toMatchObject(pictures)
  })
})

function longLinks() {
  const networks = [
    'facebook',
    'instagram',
    'x',
    'tiktok',
    'youtube',
    'linkedin',
    'pinterest',
    'whatsapp',
    'telegram',
  ]
  return Object.fromEntries(networks.map((name) => [name, `https://example.com/${'x'.repeat(2_000)}`]))
}
