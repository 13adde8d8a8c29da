/** What the house mounts. */
export const peopleRoom = { name: 'people' };
