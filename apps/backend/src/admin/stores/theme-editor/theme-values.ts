import type { StoreTheme, StoreThemeInput } from '@cityos/contracts'

type Network = keyof StoreTheme['social_links']

/** A part of the form: what the theme is now, how to change it, and what the server said about a field. */
export interface ThemePart {
  theme: StoreTheme
  change: (change: Partial<StoreTheme>) => void
  errorAt: (field: string) => string | undefined
}

/** The networks that a storefront can lead to: all that the server knows, or this does not compile. */
export const NETWORKS = Object.keys({
  facebook: true,
  instagram: true,
  x: true,
  tiktok: true,
  youtube: true,
  linkedin: true,
  pinterest: true,
  whatsapp: true,
  telegram: true,
  mastodon: true,
} satisfies Record<Network, true>) as Network[]

/** A stored theme is whole: its preset has filled in what was left out. */
export const themeOf = (stored: Record<string, unknown>) => stored as unknown as StoreTheme

/** What is sent: an empty line says nothing. */
export function toThemeInput(theme: StoreTheme): StoreThemeInput {
  const links = Object.entries(theme.social_links).filter(([, link]) => link?.trim())
  const { title, description } = theme.seo
  return {
    ...theme,
    logo_url: theme.logo_url?.trim() || null,
    favicon_url: theme.favicon_url?.trim() || null,
    social_links: Object.fromEntries(links),
    seo: { title: title?.trim() || null, description: description?.trim() || null },
  }
}

/** The names under which the server may refuse a part of a theme that the form has a field for. */
export function fieldsOf(theme: StoreTheme): string[] {
  return [
    ...Object.keys(theme.colors).map((name) => `colors.${name}`),
    ...NETWORKS.map((name) => `social_links.${name}`),
    'fonts.heading',
    'fonts.body',
    'logo_url',
    'favicon_url',
    'corner_radius_px',
    'layout.products_per_row',
    'seo.title',
    'seo.description',
  ].map((name) => `theme.${name}`)
}
