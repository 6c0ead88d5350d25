import { Button, Input, Label, Text } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { contrastRatio, READABLE_CONTRAST, readableOn } from '../../lib/contrast'

const COLOUR = /^#[0-9a-f]{6}$/

interface ColourFieldProps {
  label: string
  value: string
  /** What the colour is read on, when it is one that is read. */
  ground?: { colour: string; name: string } | undefined
  error?: string | undefined
  onChange: (value: string) => void
}

/** A colour to pick or to type. One that cannot be read is said to be so before the server refuses it. */
export function ColourField({ label, value, ground, error, onChange }: ColourFieldProps) {
  const { t } = useTranslation('cityos')
  const id = useId()
  const note = `${id}-note`
  const known = COLOUR.test(value) && (!ground || COLOUR.test(ground.colour))
  const ratio = ground && known ? contrastRatio(value, ground.colour) : undefined
  const faint = ground && ratio !== undefined && ratio < READABLE_CONTRAST
  return (
    <div className="flex flex-col gap-y-1">
      <div className="flex items-center justify-between gap-x-4">
        <Label size="small" htmlFor={id}>
          {label}
        </Label>
        <div className="flex items-center gap-x-2" dir="ltr">
          <div className="w-28">
            <Input
              id={id}
              size="small"
              className="font-mono"
              value={value}
              maxLength={7}
              aria-invalid={Boolean(error ?? faint)}
              aria-describedby={note}
              onChange={(event) => onChange(event.target.value.toLowerCase())}
            />
          </div>
          <input
            type="color"
            aria-label={t('theme.pick', { name: label })}
            className="h-8 w-10 cursor-pointer rounded bg-transparent"
            value={COLOUR.test(value) ? value : '#000000'}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      </div>
      <div id={note} className="flex flex-wrap items-center justify-end gap-x-2">
        {faint && (
          <>
            <Text size="xsmall" role="status" className="text-ui-tag-orange-text">
              {t('theme.faint', { ground: ground.name, ratio: (Math.floor(ratio * 10) / 10).toFixed(1) })}
            </Text>
            <Button
              size="small"
              type="button"
              variant="transparent"
              onClick={() => onChange(readableOn(ground.colour, value))}
            >
              {t('theme.use', { colour: readableOn(ground.colour, value) })}
            </Button>
          </>
        )}
        {error && !faint && (
          <Text size="xsmall" role="alert" className="text-ui-fg-error">
            {error}
          </Text>
        )}
      </div>
    </div>
  )
}
