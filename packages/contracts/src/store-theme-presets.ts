export const THEME_PRESETS = ['classic', 'minimal', 'bold', 'warm', 'dark'] as const
export type ThemePreset = (typeof THEME_PRESETS)[number]

/** The fonts that a theme may name: free ones that storefronts can host themselves, and the system's own. */
export const THEME_FONTS = [
  'system',
  'inter',
  'roboto',
  'open-sans',
  'lato',
  'montserrat',
  'poppins',
  'nunito',
  'work-sans',
  'source-sans-3',
  'noto-sans',
  'noto-sans-arabic',
  'playfair-display',
  'merriweather',
  'lora',
  'source-serif-4',
  'noto-serif',
  'space-grotesk',
] as const

/** What a preset decides where a theme says nothing itself. Each pair of text and ground is readable. */
export interface PresetValues {
  colors: Record<'background' | 'text' | 'primary' | 'on_primary' | 'accent' | 'border', string>
  fonts: Record<'heading' | 'body', (typeof THEME_FONTS)[number]>
  corner_radius_px: number
}

export const PRESET_VALUES: Record<ThemePreset, PresetValues> = {
  classic: {
    colors: {
      background: '#ffffff',
      text: '#1f2933',
      primary: '#1d4ed8',
      on_primary: '#ffffff',
      accent: '#b45309',
      border: '#d8dee6',
    },
    fonts: { heading: 'inter', body: 'inter' },
    corner_radius_px: 6,
  },
  minimal: {
    colors: {
      background: '#fafafa',
      text: '#18181b',
      primary: '#18181b',
      on_primary: '#fafafa',
      accent: '#52525b',
      border: '#e4e4e7',
    },
    fonts: { heading: 'work-sans', body: 'work-sans' },
    corner_radius_px: 0,
  },
  bold: {
    colors: {
      background: '#ffffff',
      text: '#111827',
      primary: '#be123c',
      on_primary: '#ffffff',
      accent: '#6d28d9',
      border: '#e5e7eb',
    },
    fonts: { heading: 'space-grotesk', body: 'inter' },
    corner_radius_px: 12,
  },
  warm: {
    colors: {
      background: '#fffaf3',
      text: '#3b2a1d',
      primary: '#9a3412',
      on_primary: '#fffaf3',
      accent: '#3f6212',
      border: '#eaddcb',
    },
    fonts: { heading: 'playfair-display', body: 'lato' },
    corner_radius_px: 8,
  },
  dark: {
    colors: {
      background: '#0f172a',
      text: '#e2e8f0',
      primary: '#38bdf8',
      on_primary: '#0f172a',
      accent: '#facc15',
      border: '#334155',
    },
    fonts: { heading: 'inter', body: 'inter' },
    corner_radius_px: 10,
  },
}
