/**
 * What the browser's clock says. Good for what is shown (which rules count now, which days a filter offers): what is
 * decided by time the server decides, by its own.
 */
export const browserNow = (): Date => new Date(performance.timeOrigin + performance.now())
