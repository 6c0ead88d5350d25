import { Button } from '@medusajs/ui'
import { useRef } from 'react'

interface Props {
  /** What the button says. */
  label: string
  /** What the field for the file is called to those who do not see it. */
  name: string
  /** Endings and types, as the field's `accept` takes them. */
  accept: string
  isSending: boolean
  onPick: (file: File) => void
}

/** A button that asks for one file; the same file may be chosen again. */
export function PickFile({ label, name, accept, isSending, onPick }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        size="small"
        type="button"
        variant="secondary"
        isLoading={isSending}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={name}
        onChange={({ target }) => {
          if (target.files?.[0]) onPick(target.files[0])
          target.value = ''
        }}
      />
    </>
  )
}
