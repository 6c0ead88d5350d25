import { wordsOf } from './changes'

it('says what a field holds as one reads it', () => {
  expect(wordsOf(null)).toBe('—')
  expect(wordsOf([])).toBe('—')
  expect(wordsOf('Bread')).toBe('Bread')
  expect(wordsOf([{ id: 'img_1', url: 'https://x.example/a.png' }, 'b'])).toBe('https://x.example/a.png\nb')
  expect(wordsOf({ length: 3 })).toBe('{"length":3}')
})
