export const COLOURS = ['background', 'text', 'primary', 'on_primary', 'accent', 'border'] as const

/** The part of a theme that shows: the rest is for storefronts. */
export interface Look {
  colors: Record<(typeof COLOURS)[number], string>
  fonts: { heading: string; body: string }
  corner_radius_px: number
}

/** A stored theme is complete: its preset has filled in what was left out. */
export function lookOf(theme: Record<string, unknown>): Look | null {
  return 'colors' in theme ? (theme as unknown as Look) : null
}
