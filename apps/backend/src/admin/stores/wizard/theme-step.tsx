import { Label, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { COLOURS, type Look } from '../theme'
import { ThemePreview } from '../theme-preview'
import { lookFor, type Preset, type StepProps } from './answers'
import { Step } from './step'

export function ThemeStep({ answers, change, options, errors }: StepProps) {
  const { t } = useTranslation('cityos')
  const look = lookFor(answers, options)
  const presets = Object.entries(options.theme_presets) as [Preset, Look][]
  return (
    <Step title={t('wizard.theme_title')} hint={t('wizard.theme_hint')}>
      <div className="grid grid-cols-1 items-start gap-6 sm:grid-cols-2">
        <div className="flex flex-col gap-y-4">
          <div role="radiogroup" aria-label={t('wizard.step.theme')} className="flex flex-wrap gap-2">
            {presets.map(([preset, { colors }]) => (
              <button
                key={preset}
                type="button"
                role="radio"
                aria-checked={answers.preset === preset}
                onClick={() => change({ preset, colours: {} })}
                className={`flex items-center gap-x-2 rounded-lg px-3 py-2 outline-none ${
                  answers.preset === preset ? 'shadow-borders-interactive-with-active' : 'shadow-borders-base'
                }`}
              >
                <span
                  aria-hidden
                  className="size-4 rounded-full border"
                  style={{ backgroundColor: colors.primary, borderColor: colors.border }}
                />
                <Text size="small">{t(`wizard.preset.${preset}`)}</Text>
              </button>
            ))}
          </div>
          {COLOURS.map((colour) => (
            <div key={colour} className="flex flex-col">
              <div className="flex items-center justify-between gap-x-4">
                <Label size="small" htmlFor={`colour-${colour}`}>
                  {t(`wizard.colour.${colour}`)}
                </Label>
                <div className="flex items-center gap-x-2">
                  <Text size="xsmall" className="text-ui-fg-muted font-mono">
                    {look.colors[colour]}
                  </Text>
                  <input
                    id={`colour-${colour}`}
                    type="color"
                    className="h-7 w-10 cursor-pointer rounded bg-transparent"
                    value={look.colors[colour]}
                    onChange={(event) =>
                      change({ colours: { ...answers.colours, [colour]: event.target.value } })
                    }
                  />
                </div>
              </div>
              {errors[`theme.colors.${colour}`] && (
                <Text size="xsmall" role="alert" className="text-ui-fg-error">
                  {errors[`theme.colors.${colour}`]}
                </Text>
              )}
            </div>
          ))}
        </div>
        <ThemePreview look={look} name={answers.name} />
      </div>
    </Step>
  )
}
