import PDFDocument from 'pdfkit'
import { ARABIC_FONT, LATIN_FONT } from './fonts'
import { visualWords } from './visual-words'

type Direction = 'ltr' | 'rtl'

/** Where a text goes: points from the edge at which lines begin, which for Arabic is the right one. */
export interface Cell {
  start: number
  width: number
  size?: number
  /** `end`: at the far edge of the cell; `right`: so that the digits of amounts stand below each other. */
  align?: 'start' | 'end' | 'right'
  /** Numbers, dates and ids run to the right also within Arabic, and are written smaller before they lose a digit. */
  isPlain?: boolean
}

const MARGIN = 40
const FOOTER = 24
const SIZE = 9
const RULE_COLOR = '#c8c8c8'

/** Pages of A4 on which lines are written from one edge to the other, in either direction. */
export class Sheet {
  readonly document: PDFKit.PDFDocument
  readonly width: number
  private y = MARGIN
  private pages = 0

  /** `footer` is asked for with each page that begins. */
  constructor(
    private readonly direction: Direction,
    { title, lang, footer }: { title: string; lang: string; footer: (page: number) => string },
  ) {
    this.document = new PDFDocument({
      ...{ size: 'A4', margin: MARGIN, autoFirstPage: false, lang, info: { Title: title } },
    })
    this.document.registerFont('latin', LATIN_FONT).registerFont('arabic', ARABIC_FONT)
    this.document.on('pageAdded', () => {
      this.y = this.document.page.height - MARGIN
      this.write(footer(++this.pages), { start: 0, width: this.width, size: 7, align: 'end' })
      this.y = MARGIN
    })
    this.width = 595.28 - 2 * MARGIN
    this.document.addPage()
  }

  /** Writes one line of cells and goes on below it. */
  line(cells: readonly (Cell & { text: string })[], height = 14): void {
    this.y += height
    for (const { text, ...cell } of cells) this.write(text, cell)
  }

  rule(): void {
    const y = this.y + 4
    this.document
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.width, y)
      .lineWidth(0.5)
      .stroke(RULE_COLOR)
    this.y += 4
  }

  /** Whether so much more fits onto this page; where it does not, the next begins. */
  turnsFor(height: number): boolean {
    if (this.y + height <= this.document.page.height - MARGIN - FOOTER) return false
    this.document.addPage()
    return true
  }

  private write(text: string, { start, width, size = SIZE, align = 'start', isPlain = false }: Cell): void {
    const { words, total, fitting } = isPlain
      ? this.shrink(text, { width, size })
      : { ...this.cut(text, { width, size }), fitting: size }
    const fromLeft = this.direction === 'ltr' ? start : this.width - start - width
    const isAtRight = align === 'right' || (align === 'end') === (this.direction === 'ltr')
    let x = MARGIN + fromLeft + (isAtRight ? width - total : 0)
    for (const { text: word, width: taken, font } of words) {
      this.document
        .font(font)
        .fontSize(fitting)
        .text(word, x, this.y, { lineBreak: false, baseline: 'alphabetic' })
      x += taken
    }
  }

  /** A text as small as it has to be. */
  private shrink(text: string, { width, size }: { width: number; size: number }) {
    const { total } = this.measure(text, 'ltr', size)
    const fitting = total > width ? (size * width) / total : size
    return { ...this.measure(text, 'ltr', fitting), fitting }
  }

  /** As much of a text as there is room for; what is too long ends in dots. */
  private cut(text: string, { width, size }: { width: number; size: number }) {
    for (let shown = text; ;) {
      const measured = this.measure(shown, this.direction, size)
      if (measured.total <= width || shown.length <= 1) return measured
      const keep = Math.min(shown.length - 2, Math.floor((shown.length * width) / measured.total))
      shown = `${[...shown].slice(0, Math.max(0, keep)).join('')}…`
    }
  }

  /** The words of a text in the order in which they are written, and how wide they are. */
  private measure(text: string, base: Direction, size: number) {
    const words = visualWords(text, base).map(({ text: word }) => {
      const font = /\p{Script=Arabic}/u.test(word) ? 'arabic' : 'latin'
      return { text: word, font, width: this.document.font(font).fontSize(size).widthOfString(word) }
    })
    return { words, total: words.reduce((sum, word) => sum + word.width, 0) }
  }
}
