import { useTranslation } from 'react-i18next'
import type { Look } from './theme'

const SERIFS = ['playfair-display', 'merriweather', 'lora', 'source-serif-4', 'noto-serif']

/** The admin hosts no storefront fonts: their family is what it can show. */
const family = (font: string) => (SERIFS.includes(font) ? 'Georgia, serif' : 'system-ui, sans-serif')

/** A storefront in small: what the colours do to each other, before anybody else sees it. */
export function ThemePreview({ look, name }: { look: Look; name: string }) {
  const { t } = useTranslation('cityos')
  const { colors, fonts, corner_radius_px: radius } = look
  const line = `1px solid ${colors.border}`
  return (
    <figure
      aria-label={t('wizard.preview')}
      className="shadow-elevation-card-rest w-full overflow-hidden rounded-lg"
      style={{ backgroundColor: colors.background, color: colors.text, fontFamily: family(fonts.body) }}
    >
      <div className="flex items-center justify-between px-4 py-3" style={{ borderBottom: line }}>
        <strong className="truncate" style={{ fontFamily: family(fonts.heading) }}>
          {name}
        </strong>
        <span className="h-1.5 w-16 shrink-0 rounded-full" style={{ backgroundColor: colors.border }} />
      </div>
      <div className="grid grid-cols-2 gap-4 p-4">
        <div className="aspect-square" style={{ backgroundColor: colors.border, borderRadius: radius }}>
          <span
            className="m-2 inline-block px-2 py-0.5 text-xs"
            style={{
              border: `1px solid ${colors.accent}`,
              color: colors.accent,
              borderRadius: radius,
              backgroundColor: colors.background,
            }}
          >
            {t('wizard.preview_new')}
          </span>
        </div>
        <div className="flex min-w-0 flex-col justify-between gap-y-2">
          <div>
            <div className="font-semibold" style={{ fontFamily: family(fonts.heading) }}>
              {t('wizard.preview_product')}
            </div>
            <div className="text-xs">{t('wizard.preview_hint')}</div>
          </div>
          <div
            className="truncate px-3 py-2 text-center text-xs font-semibold"
            style={{ backgroundColor: colors.primary, color: colors.on_primary, borderRadius: radius }}
          >
            {t('wizard.preview_button')}
          </div>
        </div>
      </div>
    </figure>
  )
}
