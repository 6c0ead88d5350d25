/** A time as JSON writes it, whatever the time zone of the session. */
export const isoTime = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A number with all its digits and no zeros behind them; what core keeps exactly is its `raw_` companion. */
export const exact = (raw: string, plain: string) =>
  `trim_scale(coalesce((${raw} ->> 'value')::numeric, ${plain}))::text`
