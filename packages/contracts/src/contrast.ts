const HEX = /^#[0-9a-f]{6}$/

/** WCAG 2.2's AA for body text. */
export const READABLE_CONTRAST = 4.5

/** WCAG 2.2's contrast ratio of two colours written `#rrggbb`, from 1 (the same) to 21 (black on white). */
export function contrastRatio(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/**
 * The colour nearest to `text` that is readable on `background`: mixed with black or with white, whichever
 * needs less. Answers `text` itself when it is readable.
 */
export function readableOn(background: string, text: string): string {
  for (let share = 0; share <= 20; share++) {
    for (const target of ['#000000', '#ffffff']) {
      const mixed = mix(text, target, share / 20)
      if (contrastRatio(mixed, background) >= READABLE_CONTRAST) return mixed
    }
  }
  return contrastRatio('#000000', background) > contrastRatio('#ffffff', background) ? '#000000' : '#ffffff'
}

function channels(colour: string): number[] {
  if (!HEX.test(colour)) throw new RangeError(`"${colour}" is no colour of the form #rrggbb.`)
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to)
  const mixed = channels(from).map((value, i) => Math.round(value + (target[i]! - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
