import { Checkbox, Hint, Label } from '@medusajs/ui'
import { useId } from 'react'

interface CheckFieldProps {
  label: string
  hint?: string
  value: boolean
  onChange: (value: boolean) => void
}

/** Yes or no, with a sentence that says what follows from it. */
export function CheckField({ label, hint, value, onChange }: CheckFieldProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-x-2">
      <Checkbox
        id={id}
        checked={value}
        aria-describedby={hint ? `${id}-note` : undefined}
        onCheckedChange={(next) => onChange(next === true)}
      />
      <div className="flex flex-col gap-y-1">
        <Label size="small" weight="plus" htmlFor={id}>
          {label}
        </Label>
        {hint && <Hint id={`${id}-note`}>{hint}</Hint>}
      </div>
    </div>
  )
}
