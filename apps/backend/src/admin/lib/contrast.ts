/** What people need to read a text: WCAG 2.2's AA, as the server asks for it. */
export const READABLE_CONTRAST = 4.5

/** WCAG 2.2's contrast ratio of two colours written `#rrggbb`, from 1 (the same) to 21 (black on white). */
export function contrastRatio(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colour nearest to `text` that can be read on `ground`: mixed with black or white, whichever needs less. */
export function readableOn(ground: string, text: string): string {
  for (let step = 0; step <= 20; step++) {
    for (const target of [0, 255]) {
      const mixed = mix(text, target, step / 20)
      if (contrastRatio(mixed, ground) >= READABLE_CONTRAST) return mixed
    }
  }
  return contrastRatio('#000000', ground) > contrastRatio('#ffffff', ground) ? '#000000' : '#ffffff'
}

const channels = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function mix(from: string, target: number, share: number): string {
  const mixed = channels(from).map((value) => Math.round(value + (target - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
