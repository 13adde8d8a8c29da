/** Why looking at the directory leaves no record: what routes say under `audit`. */
export const aboutNoClient = { none: 'the directory knows no client' } as const;
