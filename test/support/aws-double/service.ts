/** The two services of the double. */
export type Service = 'sts' | 'iam';

/** The version and the XML namespace of each service's query protocol. */
export const protocols = {
  sts: { version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  iam: { version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
} as const satisfies Readonly<Record<Service, unknown>>;
