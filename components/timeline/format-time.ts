const two = (value: number) => String(value).padStart(2, '0');

/** An instant as the axis and the sentences write it: `0:08`, `12:30`, `1:02:03`, `2d 03:00:00`. */
export function formatRelative(atMs: number): string {
  const tenths = Math.round(atMs / 100);
  const seconds = Math.floor(tenths / 10);
  const rest = tenths % 10 === 0 ? '' : `.${tenths % 10}`;
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = `${two(seconds % 60)}${rest}`;
  if (days > 0) return `${days}d ${two(hours)}:${two(minutes)}:${tail}`;
  if (hours > 0) return `${hours}:${two(minutes)}:${tail}`;
  return `${minutes}:${tail}`;
}

/** The transport's clock, always as wide: `00:02:14`, with days in front once there are any. */
export function formatClock(atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  const days = Math.floor(seconds / 86_400);
  const clock = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days}d ${clock}` : clock;
}

/** A wait, short enough for a bar: `10s`, `5m`, `1h`. */
export function formatSpan(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds}s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)}m`;
  return `${Math.round(seconds / 3600)}h`;
}

/** Wall clock of the cluster, UTC: `2026-01-05 02:00:14`. */
export function formatWallClock(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
}
