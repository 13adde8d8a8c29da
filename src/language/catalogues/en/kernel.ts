export const kernel = {} as const;
