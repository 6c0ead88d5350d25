import { z } from 'zod'
import { contrastRatio, READABLE_CONTRAST, readableOn } from './contrast'
import { PRESET_VALUES, THEME_FONTS, THEME_PRESETS } from './store-theme-presets'

/** The version of the theme's shape; a change that old themes do not fit raises it and migrates them. */
export const THEME_VERSION = 1

/** The most that a theme may take, in characters of JSON: it travels with a storefront's first answer. */
export const MAX_THEME_LENGTH = 16_000

const Colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/, 'must be a colour such as #1d4ed8')
  .transform((value) =>
    value.length === 4 ? `#${[...value.slice(1)].map((digit) => digit + digit).join('')}` : value,
  )

const HttpsUrl = z
  .url({ protocol: /^https$/, error: 'must be an address that starts with https://' })
  .max(2048)

/** A picture: an https address, or the path of a file that the tenant uploaded. */
const Picture = z
  .string()
  .trim()
  .max(2048)
  .refine(
    (value) => /^\/static\/[\w-]+\/[\w.%~-]+$/.test(value) || HttpsUrl.safeParse(value).success,
    'must be an https:// address or the path of an uploaded file, /static/…',
  )
  .nullable()
  .default(null)

const Font = z.enum(THEME_FONTS)
const Line = (max: number) => z.string().trim().min(1).max(max).nullable().default(null)

const SOCIAL_NETWORKS = [
  'facebook',
  'instagram',
  'x',
  'tiktok',
  'youtube',
  'linkedin',
  'pinterest',
  'whatsapp',
  'telegram',
  'mastodon',
] as const

const Given = z.strictObject({
  version: z.literal(THEME_VERSION).default(THEME_VERSION),
  preset: z.enum(THEME_PRESETS).default('classic'),
  colors: z
    .strictObject({
      background: Colour,
      text: Colour,
      primary: Colour,
      on_primary: Colour,
      accent: Colour,
      border: Colour,
    })
    .partial()
    .default({}),
  fonts: z.strictObject({ heading: Font, body: Font }).partial().default({}),
  logo_url: Picture,
  favicon_url: Picture,
  corner_radius_px: z.number().int().min(0).max(32).optional(),
  layout: z
    .strictObject({
      header: z.enum(['left', 'centered']).default('left'),
      products_per_row: z.number().int().min(2).max(6).default(4),
      product_image: z.enum(['square', 'portrait', 'landscape']).default('square'),
      page_width: z.enum(['narrow', 'wide', 'full']).default('wide'),
      show_search: z.boolean().default(true),
    })
    .prefault({}),
  social_links: z.partialRecord(z.enum(SOCIAL_NETWORKS), HttpsUrl).default({}),
  seo: z.strictObject({ title: Line(70), description: Line(200) }).prefault({}),
})

/** A theme with everything that it leaves out taken from its preset. `{}` is a complete theme. */
export const StoreTheme = Given.transform((given) => {
  const preset = PRESET_VALUES[given.preset]
  return {
    ...given,
    colors: { ...preset.colors, ...given.colors },
    fonts: { ...preset.fonts, ...given.fonts },
    corner_radius_px: given.corner_radius_px ?? preset.corner_radius_px,
  }
}).superRefine((theme, context) => {
  const { background, text, primary, on_primary } = theme.colors
  requireContrast(context, 'text', text, background)
  requireContrast(context, 'on_primary', on_primary, primary)
  if (JSON.stringify(theme).length > MAX_THEME_LENGTH) {
    context.addIssue({ code: 'custom', message: `may hold ${MAX_THEME_LENGTH} characters of JSON at most` })
  }
})
export type StoreThemeInput = z.input<typeof StoreTheme>
export type StoreTheme = z.output<typeof StoreTheme>

function requireContrast(context: z.RefinementCtx, name: string, text: string, ground: string): void {
  const ratio = contrastRatio(text, ground)
  if (ratio >= READABLE_CONTRAST) return
  // Rounded down: 4.49 must not read as "4.5, needs 4.5".
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1)
  context.addIssue({
    code: 'custom',
    path: ['colors', name],
    message: `${text} on ${ground} has a contrast of ${shown}, and people need ${READABLE_CONTRAST} to read it; try ${readableOn(ground, text)}`,
  })
}
