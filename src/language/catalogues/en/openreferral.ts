/** Open data for programs: what stands in a problem, read by programmers. */
export const openreferral = {
  'problem.unknown_parameter':
    'This listing has no such parameter. Those that it has are listed with this problem.',
  'problem.invalid_parameter':
    'This value cannot be read, or was given twice. What can stand there is listed with this problem.',
  'problem.missing_parameter': 'A postcode and a distance go together, and one of them is missing.',
  'problem.unknown_postcode': 'We do not know where this postcode is.',
  'problem.too_many_services':
    'This organization has too many services for one answer. The address to ask instead is given with this problem.',
  'problem.too_slow': 'This took too long. Ask for less at a time.',
} as const;
