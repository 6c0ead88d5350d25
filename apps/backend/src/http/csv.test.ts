import { csvLine } from './csv'

it('quotes what would end a field, and lets no text become a formula', () => {
  expect(csvLine(['plain', null, -12n, 3, '', { number: '-0.5' }])).toBe('plain,,-12,3,,-0.5\r\n')
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines'])).toBe('"a,b","say ""hi""","two\nlines"\r\n')
  expect(csvLine(['=1+1', '@SUM(A1)', '-2', '\tx', '=a,b'])).toBe(`'=1+1,'@SUM(A1),'-2,'\tx,"'=a,b"\r\n`)
})
