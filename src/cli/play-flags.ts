/** Options of `play` that may also stand alone, after `bivalent`. */
export const playFlags: readonly string[] = ['--ascii', '--reduced-motion', '--screen-reader', '--unlock-all'];
