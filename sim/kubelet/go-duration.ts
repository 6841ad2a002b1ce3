/** `459ms`, `10s`, `1.234s`, `1m20s`, `5m0s`: ms precision, below an hour. @source Go time.Duration.String */
export function goDuration(ms: number): string {
  const whole = Math.round(ms);
  if (whole < 1000) return `${whole}ms`;
  const seconds = (whole % 60_000) / 1000;
  return whole < 60_000 ? `${seconds}s` : `${Math.floor(whole / 60_000)}m${seconds}s`;
}
